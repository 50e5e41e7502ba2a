using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// C [m x n] = A [m x k] B [k x n], in blocks as in Goto and van de Geijn 2008. Of B a block of 256 rows is packed into panels of 32 columns, each of
/// which fits the first cache; a chunk is 64 rows of A, which fit the second, times some panels, tile by tile. Every element of C is
/// summed over k in order, so blocks, chunks and threads leave no trace in the result.
/// </summary>
internal readonly unsafe struct MatrixProduct : IChunkedWork
{
    private const int BlockDepth = 256;
    private const int BlockRows = 64;

    /// <summary>Multiply-adds of a chunk at most, if it has more than one panel: some 20 microseconds.</summary>
    private const int ChunkCost = 1 << 21;

    private readonly MatrixView a;
    private readonly float* panels;
    private readonly int columns;
    private readonly float* c;
    private readonly float* start;
    private readonly int startStep;
    private readonly bool relu;
    private readonly float* mask;
    private readonly int panelsPerChunk;
    private readonly int chunksPerRows;

    private MatrixProduct(MatrixView a, float* panels, int columns, float* c, float* start, int startStep, bool relu, float* mask)
    {
        this.a = a;
        this.panels = panels;
        this.columns = columns;
        this.c = c;
        this.start = start;
        this.startStep = startStep;
        this.relu = relu;
        this.mask = mask;
        var panelCount = PanelPacking.PanelCount(columns);
        panelsPerChunk = Math.Clamp(ChunkCost / (BlockRows * PanelPacking.Width * a.Columns), 1, panelCount);
        chunksPerRows = (panelCount + panelsPerChunk - 1) / panelsPerChunk;
    }

    private int ChunkCount => (a.Rows + BlockRows - 1) / BlockRows * chunksPerRows;

    /// <summary>Writes the product to <paramref name="c"/>, stored row by row.</summary>
    public static void Compute(WorkerTeam team, Scratch scratch, MatrixView a, MatrixView b, float* c, Epilogue epilogue)
    {
        var width = PanelPacking.PanelCount(b.Columns) * PanelPacking.Width;
        var zeros = scratch.Take(width + (width * Math.Min(BlockDepth, b.Rows)));
        var panels = zeros + width;
        new Span<float>(zeros, width).Clear();
        for (var k = 0; k < b.Rows; k += BlockDepth)
        {
            var depth = Math.Min(BlockDepth, b.Rows - k);
            new PanelPacking(b.RowRange(k, depth), panels).Pack(team);
            var isContinued = k > 0 || epilogue.Accumulate;
            var start = isContinued ? c : epilogue.Bias != null ? epilogue.Bias : zeros;
            var isLast = k + depth == b.Rows;
            var work = new MatrixProduct(a.ColumnRange(k, depth), panels, b.Columns, c, start, isContinued ? b.Columns : 0, epilogue.Relu && isLast, isLast ? epilogue.Mask : null);
            team.Run(work, work.ChunkCount, (long)a.Rows * depth * b.Columns / 4);
        }
    }

    [SkipLocalsInit]
    public void Run(int chunk)
    {
        var row = chunk / chunksPerRows * BlockRows;
        var rowEnd = Math.Min(a.Rows, row + BlockRows);
        var panel = chunk % chunksPerRows * panelsPerChunk;
        var panelEnd = Math.Min(PanelPacking.PanelCount(columns), panel + panelsPerChunk);
        for (; panel < panelEnd; panel++)
        {
            var column = panel * PanelPacking.Width;
            var tile = new Tile
            {
                Depth = a.Columns,
                RowStep = a.RowStep,
                ColumnStep = a.ColumnStep,
                Panel = panels + ((nint)column * a.Columns),
                StartStep = startStep,
                CStep = columns,
                Columns = Math.Min(PanelPacking.Width, columns - column),
                Relu = relu,
                MaskStep = columns,
            };
            for (var i = row; i < rowEnd; i += Tile.Rows)
            {
                tile.A = a.Data + ((nint)i * a.RowStep);
                tile.Start = start + ((nint)i * startStep) + column;
                tile.C = c + ((nint)i * columns) + column;
                tile.Mask = mask == null ? null : mask + ((nint)i * columns) + column;
                if (rowEnd - i >= Tile.Rows)
                    Multiply(tile);
                else
                    MultiplyLast(tile, rowEnd - i);
            }
        }
    }

    /// <summary>Computes a tile of eight rows.</summary>
    internal static void Multiply(in Tile tile)
    {
        if (!Vector512.IsHardwareAccelerated)
            Tile256.Multiply(tile);
        else if (tile.Columns > Lanes.Width)
            Tile512.Wide(tile);
        else
            Tile512.Narrow(tile);
    }

    /// <summary>Fewer than eight rows: a whole tile whose other rows are lost.</summary>
    [SkipLocalsInit]
    private static void MultiplyLast(Tile tile, int rows)
    {
        var copyOfA = stackalloc float[Tile.Rows * BlockDepth];
        var copyOfC = stackalloc float[(Tile.Rows * PanelPacking.Width) + Lanes.Width];
        CopyRows(tile.Start, tile.StartStep, copyOfC, rows, tile.Columns);
        var whole = tile with { Start = copyOfC, StartStep = PanelPacking.Width, C = copyOfC, CStep = PanelPacking.Width };
        var copyOfMask = stackalloc float[(Tile.Rows * PanelPacking.Width) + Lanes.Width];
        if (tile.Mask != null)
        {
            CopyRows(tile.Mask, tile.MaskStep, copyOfMask, rows, tile.Columns);
            whole.Mask = copyOfMask;
            whole.MaskStep = PanelPacking.Width;
        }

        if (tile.RowStep != 1)
        {
            // Where rows lie next to each other, what follows the last is memory as well; where they do not, it may not be.
            for (var i = 0; i < Tile.Rows; i++)
                new ReadOnlySpan<float>(tile.A + (Math.Min(i, rows - 1) * tile.RowStep), tile.Depth).CopyTo(new Span<float>(copyOfA + (i * BlockDepth), BlockDepth));
            whole.A = copyOfA;
            whole.RowStep = BlockDepth;
        }

        Multiply(whole);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < tile.Columns; j += Lanes.Width)
                Lanes.StoreFirst(tile.C + (i * tile.CStep) + j, Vector512.Load(copyOfC + (i * PanelPacking.Width) + j), tile.Columns - j);
    }

    /// <summary>Fills a tile with rows of a matrix, the last again and again.</summary>
    private static void CopyRows(float* source, nint step, float* target, int rows, int columns)
    {
        for (var i = 0; i < Tile.Rows; i++)
            for (var j = 0; j < columns; j += Lanes.Width)
                Vector512.Load(source + (Math.Min(i, rows - 1) * step) + j).Store(target + (i * PanelPacking.Width) + j);
    }
}
