using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>The innermost loops with registers of 256 bits, of which there are 16: quarters of a tile, 4 rows by 16 columns each.</summary>
internal static unsafe class Tile256
{
    private const int Half = 8;

    /// <summary>tile[i, j] = sum over k of rows[i][k * step] * panel[k, j], for 8 rows and 16 or 32 columns.</summary>
    public static void Multiply(int depth, float** rows, nint step, float* panel, float* tile, int columns)
    {
        for (var column = 0; column < columns; column += Lanes.Width)
        {
            Quarter(depth, rows, step, panel + column, tile + column);
            Quarter(depth, rows + 4, step, panel + column, tile + (4 * PanelPacking.Width) + column);
        }
    }

    private static void Quarter(int depth, float** rows, nint step, float* panel, float* tile)
    {
        float* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3];
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        nint at = 0;
        for (var k = 0; k < depth; k++, panel += PanelPacking.Width, at += step)
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

        Store(tile, 0, c00, c01);
        Store(tile, 1, c10, c11);
        Store(tile, 2, c20, c21);
        Store(tile, 3, c30, c31);
    }

    private static void Store(float* tile, int row, Vector256<float> left, Vector256<float> right)
    {
        left.Store(tile + (row * PanelPacking.Width));
        right.Store(tile + (row * PanelPacking.Width) + Half);
    }
}
