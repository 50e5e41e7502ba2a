using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed class TileTests
{
    /// <summary>Machines without 512-bit vectors take the narrower tile, which this one would never run.</summary>
    [Theory]
    [InlineData(1, 16)]
    [InlineData(9, 32)]
    [InlineData(64, 32)]
    public unsafe void The_tile_for_256_bits_equals_the_definition(int depth, int columns)
    {
        var (a, panel) = (Numbers.Uniform(1, 8 * depth, -1, 1), Numbers.Uniform(2, depth * PanelPacking.Width, -1, 1));
        var (start, c) = (Numbers.Uniform(3, PanelPacking.Width, -1, 1), new float[8 * PanelPacking.Width]);
        fixed (float* pa = a, pb = panel, ps = start, pc = c)
        {
            Tile256.Multiply(new Tile
            {
                Depth = depth,
                A = pa,
                RowStep = depth,
                ColumnStep = 1,
                Panel = pb,
                Start = ps,
                C = pc,
                CStep = PanelPacking.Width,
                Columns = columns,
                Relu = true,
            });
        }

        for (var i = 0; i < 8; i++)
            for (var j = 0; j < columns; j++)
                Assert.Equal(Math.Max(0, start[j] + Enumerable.Range(0, depth).Sum(k => (double)a[(i * depth) + k] * panel[(k * PanelPacking.Width) + j])), c[(i * PanelPacking.Width) + j], 1e-5);
    }
}
