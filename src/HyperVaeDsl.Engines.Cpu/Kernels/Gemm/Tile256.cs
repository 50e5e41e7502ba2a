using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>The innermost loops with registers of 256 bits, of which there are 16: parts of a tile, 4 rows by 16 columns each.</summary>
internal static unsafe class Tile256
{
    private const int Half = 8;

    /// <summary>The whole tile.</summary>
    public static void Multiply(in Tile tile)
    {
        for (var column = 0; column < tile.Columns; column += Lanes.Width)
        {
            Part(tile, 0, column);
            Part(tile, 4, column);
        }
    }

    private static void Part(in Tile tile, int row, int column)
    {
        var (step, columnStep) = (tile.RowStep, tile.ColumnStep);
        float* a0 = tile.A + (row * step), a1 = a0 + step, a2 = a1 + step, a3 = a2 + step;
        var start = tile.Start + (row * tile.StartStep) + column;
        Vector256<float> c00 = Vector256.Load(start), c01 = Vector256.Load(start + Half);
        start += tile.StartStep;
        Vector256<float> c10 = Vector256.Load(start), c11 = Vector256.Load(start + Half);
        start += tile.StartStep;
        Vector256<float> c20 = Vector256.Load(start), c21 = Vector256.Load(start + Half);
        start += tile.StartStep;
        Vector256<float> c30 = Vector256.Load(start), c31 = Vector256.Load(start + Half);
        var panel = tile.Panel + column;
        nint at = 0;
        for (var k = 0; k < tile.Depth; k++, panel += PanelPacking.Width, at += columnStep)
        {
            var b0 = Vector256.Load(panel);
            var b1 = Vector256.Load(panel + Half);
            var a = Vector256.Create(a0[at]);
            c00 = Vector256.FusedMultiplyAdd(a, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(a, b1, c01);
            a = Vector256.Create(a1[at]);
            c10 = Vector256.FusedMultiplyAdd(a, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(a, b1, c11);
            a = Vector256.Create(a2[at]);
            c20 = Vector256.FusedMultiplyAdd(a, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(a, b1, c21);
            a = Vector256.Create(a3[at]);
            c30 = Vector256.FusedMultiplyAdd(a, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(a, b1, c31);
        }

        Store(tile, row, column, c00, c01);
        Store(tile, row + 1, column, c10, c11);
        Store(tile, row + 2, column, c20, c21);
        Store(tile, row + 3, column, c30, c31);
    }

    private static void Store(in Tile tile, int row, int column, Vector256<float> left, Vector256<float> right)
    {
        var sum = Vector512.Create(left, right);
        if (tile.Relu)
            sum = default(ReluFunction).Value(sum);
        else if (tile.Mask != null)
            sum = default(ReluFunction).Gradient(sum, Vector512.Load(tile.Mask + (row * tile.MaskStep) + column), default);
        Lanes.StoreFirst(tile.C + (row * tile.CStep) + column, sum, tile.Columns - column);
    }
}
