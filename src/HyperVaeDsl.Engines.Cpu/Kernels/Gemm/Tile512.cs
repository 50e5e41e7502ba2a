using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// The innermost loops with registers of 512 bits: 8 rows of A times a panel of B, kept in 16 (or, for narrow panels, 8)
/// registers until all k products are added.
/// </summary>
internal static unsafe class Tile512
{
    /// <summary>tile[i, j] = sum over k of rows[i][k * step] * panel[k, j], for 8 rows and 32 columns.</summary>
    public static void Wide(int depth, float** rows, nint step, float* panel, float* tile)
    {
        float* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3], a4 = rows[4], a5 = rows[5], a6 = rows[6], a7 = rows[7];
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        nint at = 0;
        for (var end = panel + ((nint)depth * PanelPacking.Width); panel < end; panel += PanelPacking.Width, at += step)
        {
            var b0 = Vector512.Load(panel);
            var b1 = Vector512.Load(panel + Lanes.Width);
            var a = Vector512.Create(a0[at]);
            c00 = Vector512.FusedMultiplyAdd(a, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(a, b1, c01);
            a = Vector512.Create(a1[at]);
            c10 = Vector512.FusedMultiplyAdd(a, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(a, b1, c11);
            a = Vector512.Create(a2[at]);
            c20 = Vector512.FusedMultiplyAdd(a, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(a, b1, c21);
            a = Vector512.Create(a3[at]);
            c30 = Vector512.FusedMultiplyAdd(a, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(a, b1, c31);
            a = Vector512.Create(a4[at]);
            c40 = Vector512.FusedMultiplyAdd(a, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(a, b1, c41);
            a = Vector512.Create(a5[at]);
            c50 = Vector512.FusedMultiplyAdd(a, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(a, b1, c51);
            a = Vector512.Create(a6[at]);
            c60 = Vector512.FusedMultiplyAdd(a, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(a, b1, c61);
            a = Vector512.Create(a7[at]);
            c70 = Vector512.FusedMultiplyAdd(a, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(a, b1, c71);
        }

        Store(tile, 0, c00, c01);
        Store(tile, 1, c10, c11);
        Store(tile, 2, c20, c21);
        Store(tile, 3, c30, c31);
        Store(tile, 4, c40, c41);
        Store(tile, 5, c50, c51);
        Store(tile, 6, c60, c61);
        Store(tile, 7, c70, c71);
    }

    /// <summary>The same for 8 rows and the first 16 columns.</summary>
    public static void Narrow(int depth, float** rows, nint step, float* panel, float* tile)
    {
        float* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3], a4 = rows[4], a5 = rows[5], a6 = rows[6], a7 = rows[7];
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        nint at = 0;
        for (var end = panel + ((nint)depth * PanelPacking.Width); panel < end; panel += PanelPacking.Width, at += step)
        {
            var b = Vector512.Load(panel);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a0[at]), b, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a1[at]), b, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a2[at]), b, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a3[at]), b, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[at]), b, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a5[at]), b, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a6[at]), b, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a7[at]), b, c7);
        }

        c0.Store(tile);
        c1.Store(tile + PanelPacking.Width);
        c2.Store(tile + (2 * PanelPacking.Width));
        c3.Store(tile + (3 * PanelPacking.Width));
        c4.Store(tile + (4 * PanelPacking.Width));
        c5.Store(tile + (5 * PanelPacking.Width));
        c6.Store(tile + (6 * PanelPacking.Width));
        c7.Store(tile + (7 * PanelPacking.Width));
    }

    private static void Store(float* tile, int row, Vector512<float> left, Vector512<float> right)
    {
        left.Store(tile + (row * PanelPacking.Width));
        right.Store(tile + (row * PanelPacking.Width) + Lanes.Width);
    }
}
