using System.Numerics;
using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// Copies a k x n matrix into panels of 32 columns, so that the innermost loop reads memory in order: panel p holds, for each
/// of the k rows, columns 32 p to 32 p + 31, with 0 beyond column n.
/// </summary>
internal readonly unsafe struct PanelPacking(MatrixView source, float* panels) : IChunkedWork
{
    /// <summary>Columns of a panel.</summary>
    public const int Width = 32;

    private const int RowsPerChunk = 128;

    private readonly int blocksPerPanel = (source.Rows + RowsPerChunk - 1) / RowsPerChunk;

    public static int PanelCount(int columns) => (columns + Width - 1) / Width;

    public void Pack(WorkerTeam team) =>
        team.Run(this, PanelCount(source.Columns) * blocksPerPanel, (long)source.Rows * source.Columns * 4);

    public void Run(int chunk)
    {
        var (panel, block) = (chunk / blocksPerPanel, chunk % blocksPerPanel);
        var (row, rowEnd) = (block * RowsPerChunk, Math.Min(source.Rows, (block + 1) * RowsPerChunk));
        var columns = Math.Min(Width, source.Columns - (panel * Width));
        var target = panels + ((nint)panel * source.Rows * Width);
        var corner = source.Data + ((nint)panel * Width * source.ColumnStep);
        if (source.ColumnStep == 1)
            CopyRows(corner, target, row, rowEnd, columns);
        else
            TransposeColumns(corner, target, row, rowEnd, columns);
    }

    private void CopyRows(float* corner, float* target, int row, int rowEnd, int columns)
    {
        for (; row < rowEnd; row++)
        {
            var from = corner + ((nint)row * source.RowStep);
            Lanes.KeepFirst(Vector512.Load(from), columns).Store(target + (row * Width));
            if (columns > Lanes.Width)
                Lanes.KeepFirst(Vector512.Load(from + Lanes.Width), columns - Lanes.Width).Store(target + (row * Width) + Lanes.Width);
        }
    }

    /// <summary>For a source stored column by column: blocks of 4 x 4 are turned in registers.</summary>
    private void TransposeColumns(float* corner, float* target, int row, int rowEnd, int columns)
    {
        var column = 0;
        for (; column + 4 <= columns; column += 4)
        {
            var from = corner + ((nint)column * source.ColumnStep);
            var k = row;
            for (; k + 4 <= rowEnd; k += 4)
                TransposeBlock(from + k, target + (k * Width) + column);
            for (; k < rowEnd; k++)
                for (var j = 0; j < 4; j++)
                    target[(k * Width) + column + j] = from[((nint)j * source.ColumnStep) + k];
        }

        for (; column < Width; column++)
            for (var k = row; k < rowEnd; k++)
                target[(k * Width) + column] = column < columns ? corner[((nint)column * source.ColumnStep) + k] : 0f;
    }

    private void TransposeBlock(float* from, float* to)
    {
        nint step = source.ColumnStep;
        var block = Matrix4x4.Transpose(Matrix4x4.Create(
            Vector128.Load(from).AsVector4(),
            Vector128.Load(from + step).AsVector4(),
            Vector128.Load(from + (2 * step)).AsVector4(),
            Vector128.Load(from + (3 * step)).AsVector4()));
        block.X.AsVector128().Store(to);
        block.Y.AsVector128().Store(to + Width);
        block.Z.AsVector128().Store(to + (2 * Width));
        block.W.AsVector128().Store(to + (3 * Width));
    }
}
