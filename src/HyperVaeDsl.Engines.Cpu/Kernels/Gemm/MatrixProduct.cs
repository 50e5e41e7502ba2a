using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// C [m x n] = A [m x k] B [k x n]. B is packed into panels of 32 columns; a chunk is some rows of A times one panel, tile by
/// tile of 8 rows. Every element of C is summed over k in order, so chunks and threads leave no trace in the result.
/// </summary>
internal readonly unsafe struct MatrixProduct : IChunkedWork
{
    private const int TileRows = 8;

    /// <summary>Multiply-adds of a chunk, roughly: a few microseconds.</summary>
    private const int ChunkCost = 1 << 18;

    private readonly MatrixView a;
    private readonly float* panels;
    private readonly int columns;
    private readonly float* c;
    private readonly Epilogue epilogue;
    private readonly int rowsPerChunk;
    private readonly int chunksPerPanel;

    private MatrixProduct(MatrixView a, float* panels, int columns, float* c, Epilogue epilogue)
    {
        this.a = a;
        this.panels = panels;
        this.columns = columns;
        this.c = c;
        this.epilogue = epilogue;
        rowsPerChunk = Math.Max(TileRows, ChunkCost / (PanelPacking.Width * Math.Max(1, a.Columns)) / TileRows * TileRows);
        chunksPerPanel = (a.Rows + rowsPerChunk - 1) / rowsPerChunk;
    }

    /// <summary>Writes the product to <paramref name="c"/>, stored row by row.</summary>
    public static void Compute(WorkerTeam team, Scratch scratch, MatrixView a, MatrixView b, float* c, Epilogue epilogue)
    {
        var panelCount = PanelPacking.PanelCount(b.Columns);
        var panels = scratch.Take(panelCount * PanelPacking.Width * b.Rows);
        new PanelPacking(b, panels).Pack(team);
        var work = new MatrixProduct(a, panels, b.Columns, c, epilogue);
        team.Run(work, panelCount * work.chunksPerPanel, (long)a.Rows * a.Columns * b.Columns / 4);
    }

    [SkipLocalsInit]
    public void Run(int chunk)
    {
        var (panel, block) = (chunk / chunksPerPanel, chunk % chunksPerPanel);
        var width = Math.Min(PanelPacking.Width, columns - (panel * PanelPacking.Width));
        var packed = panels + ((nint)panel * a.Columns * PanelPacking.Width);
        var rowEnd = Math.Min(a.Rows, (block + 1) * rowsPerChunk);
        var buffer = stackalloc float[(TileRows * PanelPacking.Width) + Lanes.Width];
        var tile = (float*)(((nuint)buffer + 63) & ~(nuint)63);
        var rows = stackalloc float*[TileRows];
        for (var row = block * rowsPerChunk; row < rowEnd; row += TileRows)
        {
            var count = Math.Min(TileRows, rowEnd - row);
            for (var i = 0; i < TileRows; i++)
                rows[i] = a.Data + ((nint)(row + Math.Min(i, count - 1)) * a.RowStep);
            if (!Vector512.IsHardwareAccelerated)
                Tile256.Multiply(a.Columns, rows, a.ColumnStep, packed, tile, width);
            else if (width > Lanes.Width)
                Tile512.Wide(a.Columns, rows, a.ColumnStep, packed, tile);
            else
                Tile512.Narrow(a.Columns, rows, a.ColumnStep, packed, tile);
            for (var i = 0; i < count; i++)
                StoreRow(tile + (i * PanelPacking.Width), row + i, panel * PanelPacking.Width, width);
        }
    }

    private void StoreRow(float* result, int row, int column, int width)
    {
        var target = c + ((nint)row * columns) + column;
        for (var j = 0; j < width; j += Lanes.Width)
        {
            var value = Vector512.Load(result + j);
            if (epilogue.Bias != null)
                value += Vector512.Load(epilogue.Bias + column + j);
            if (epilogue.Relu)
                value = default(ReluFunction).Value(value);
            if (epilogue.Accumulate)
                value += Vector512.Load(target + j);
            Lanes.StoreFirst(target + j, value, width - j);
        }
    }
}
