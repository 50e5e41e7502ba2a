using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu.Kernels.Gemm;
using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Benchmarks;

/// <summary>The rate of the innermost loop of products where all that it reads lies in the first cache: what no product exceeds.</summary>
internal static unsafe class PeakRate
{
    private const int Depth = 256;
    private const int Repetitions = 20_000;

    /// <summary>Floating-point operations a second; the best of some rounds.</summary>
    public static double OfOneCore()
    {
        var (a, panel, start, c) = (new PinnedBuffer<float>(Tile.Rows * Depth), new PinnedBuffer<float>(PanelPacking.Width * Depth), new PinnedBuffer<float>(PanelPacking.Width), new PinnedBuffer<float>(Tile.Rows * PanelPacking.Width));
        var tile = new Tile
        {
            Depth = Depth,
            A = a.Pointer,
            RowStep = Depth,
            ColumnStep = 1,
            Panel = panel.Pointer,
            Start = start.Pointer,
            C = c.Pointer,
            CStep = PanelPacking.Width,
            Columns = PanelPacking.Width,
        };
        return Enumerable.Range(0, 10).Max(_ => Rate(tile));
    }

    private static double Rate(in Tile tile)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repetitions; i++)
            MatrixProduct.Multiply(tile);
        return 2.0 * Tile.Rows * PanelPacking.Width * Depth * Repetitions / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
