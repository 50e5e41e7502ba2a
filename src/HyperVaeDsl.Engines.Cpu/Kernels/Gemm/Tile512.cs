using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// The innermost loops with registers of 512 bits: 8 rows of A times a panel of B, kept in 16 (or, for narrow panels, 8)
/// registers until all k products are added.
/// </summary>
internal static unsafe class Tile512
{
    /// <summary>A tile of 17 to 32 columns, in 16 registers.</summary>
    public static void Wide(in Tile tile)
    {
        var step = tile.RowStep;
        float* a0 = tile.A, a1 = a0 + step, a2 = a1 + step, a3 = a2 + step, a4 = a3 + step, a5 = a4 + step, a6 = a5 + step, a7 = a6 + step;
        var start = tile.Start;
        Vector512<float> c00 = Vector512.Load(start), c01 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c10 = Vector512.Load(start), c11 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c20 = Vector512.Load(start), c21 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c30 = Vector512.Load(start), c31 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c40 = Vector512.Load(start), c41 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c50 = Vector512.Load(start), c51 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c60 = Vector512.Load(start), c61 = Vector512.Load(start + Lanes.Width);
        start += tile.StartStep;
        Vector512<float> c70 = Vector512.Load(start), c71 = Vector512.Load(start + Lanes.Width);
        var panel = tile.Panel;
        nint columnStep = tile.ColumnStep, at = 0;
        for (var end = panel + ((nint)tile.Depth * PanelPacking.Width); panel < end; panel += PanelPacking.Width, at += columnStep)
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

        var c = tile.C;
        var width = tile.Columns - Lanes.Width;
        if (tile.Relu)
        {
            (c00, c01) = (default(ReluFunction).Value(c00), default(ReluFunction).Value(c01));
            (c10, c11) = (default(ReluFunction).Value(c10), default(ReluFunction).Value(c11));
            (c20, c21) = (default(ReluFunction).Value(c20), default(ReluFunction).Value(c21));
            (c30, c31) = (default(ReluFunction).Value(c30), default(ReluFunction).Value(c31));
            (c40, c41) = (default(ReluFunction).Value(c40), default(ReluFunction).Value(c41));
            (c50, c51) = (default(ReluFunction).Value(c50), default(ReluFunction).Value(c51));
            (c60, c61) = (default(ReluFunction).Value(c60), default(ReluFunction).Value(c61));
            (c70, c71) = (default(ReluFunction).Value(c70), default(ReluFunction).Value(c71));
        }
        else if (tile.Mask != null)
        {
            var mask = tile.Mask;
            (c00, c01) = (Masked(c00, mask), Masked(c01, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c10, c11) = (Masked(c10, mask), Masked(c11, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c20, c21) = (Masked(c20, mask), Masked(c21, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c30, c31) = (Masked(c30, mask), Masked(c31, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c40, c41) = (Masked(c40, mask), Masked(c41, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c50, c51) = (Masked(c50, mask), Masked(c51, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c60, c61) = (Masked(c60, mask), Masked(c61, mask + Lanes.Width));
            mask += tile.MaskStep;
            (c70, c71) = (Masked(c70, mask), Masked(c71, mask + Lanes.Width));
        }

        Store(c, c00, c01, width);
        Store(c + tile.CStep, c10, c11, width);
        Store(c + (2 * tile.CStep), c20, c21, width);
        Store(c + (3 * tile.CStep), c30, c31, width);
        Store(c + (4 * tile.CStep), c40, c41, width);
        Store(c + (5 * tile.CStep), c50, c51, width);
        Store(c + (6 * tile.CStep), c60, c61, width);
        Store(c + (7 * tile.CStep), c70, c71, width);
    }

    /// <summary>A tile of up to 16 columns, in 8 registers.</summary>
    public static void Narrow(in Tile tile)
    {
        var step = tile.RowStep;
        float* a0 = tile.A, a1 = a0 + step, a2 = a1 + step, a3 = a2 + step, a4 = a3 + step, a5 = a4 + step, a6 = a5 + step, a7 = a6 + step;
        var start = tile.Start;
        var c0 = Vector512.Load(start);
        var c1 = Vector512.Load(start += tile.StartStep);
        var c2 = Vector512.Load(start += tile.StartStep);
        var c3 = Vector512.Load(start += tile.StartStep);
        var c4 = Vector512.Load(start += tile.StartStep);
        var c5 = Vector512.Load(start += tile.StartStep);
        var c6 = Vector512.Load(start += tile.StartStep);
        var c7 = Vector512.Load(start += tile.StartStep);
        var panel = tile.Panel;
        nint columnStep = tile.ColumnStep, at = 0;
        for (var end = panel + ((nint)tile.Depth * PanelPacking.Width); panel < end; panel += PanelPacking.Width, at += columnStep)
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

        var c = tile.C;
        var width = tile.Columns;
        if (tile.Relu)
        {
            c0 = default(ReluFunction).Value(c0);
            c1 = default(ReluFunction).Value(c1);
            c2 = default(ReluFunction).Value(c2);
            c3 = default(ReluFunction).Value(c3);
            c4 = default(ReluFunction).Value(c4);
            c5 = default(ReluFunction).Value(c5);
            c6 = default(ReluFunction).Value(c6);
            c7 = default(ReluFunction).Value(c7);
        }
        else if (tile.Mask != null)
        {
            c0 = Masked(c0, tile.Mask);
            c1 = Masked(c1, tile.Mask + tile.MaskStep);
            c2 = Masked(c2, tile.Mask + (2 * tile.MaskStep));
            c3 = Masked(c3, tile.Mask + (3 * tile.MaskStep));
            c4 = Masked(c4, tile.Mask + (4 * tile.MaskStep));
            c5 = Masked(c5, tile.Mask + (5 * tile.MaskStep));
            c6 = Masked(c6, tile.Mask + (6 * tile.MaskStep));
            c7 = Masked(c7, tile.Mask + (7 * tile.MaskStep));
        }

        Lanes.StoreFirst(c, c0, width);
        Lanes.StoreFirst(c + tile.CStep, c1, width);
        Lanes.StoreFirst(c + (2 * tile.CStep), c2, width);
        Lanes.StoreFirst(c + (3 * tile.CStep), c3, width);
        Lanes.StoreFirst(c + (4 * tile.CStep), c4, width);
        Lanes.StoreFirst(c + (5 * tile.CStep), c5, width);
        Lanes.StoreFirst(c + (6 * tile.CStep), c6, width);
        Lanes.StoreFirst(c + (7 * tile.CStep), c7, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Masked(Vector512<float> sum, float* mask) => default(ReluFunction).Gradient(sum, Vector512.Load(mask), default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector512<float> left, Vector512<float> right, int rightWidth)
    {
        left.Store(target);
        Lanes.StoreFirst(target + Lanes.Width, right, rightWidth);
    }
}
