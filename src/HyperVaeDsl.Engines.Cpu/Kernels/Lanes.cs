using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>What every kernel needs to work in vectors of 16.</summary>
internal static unsafe class Lanes
{
    /// <summary>Elements of a vector.</summary>
    public const int Width = 16;

    /// <summary>Number of vectors that cover the elements.</summary>
    public static int Vectors(int length) => (length + Width - 1) / Width;

    /// <summary>The first <paramref name="count"/> lanes, and 0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepFirst(Vector512<float> vector, int count) =>
        count >= Width ? vector : Vector512.ConditionalSelect(Mask(count), vector, Vector512<float>.Zero);

    /// <summary>Writes the first <paramref name="count"/> lanes and touches nothing behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(float* target, Vector512<float> vector, int count)
    {
        if (count >= Width)
            vector.Store(target);
        else if (Avx512F.IsSupported)
            Avx512F.MaskStore(target, Mask(count), vector);
        else
            for (var lane = 0; lane < count; lane++)
                target[lane] = vector[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
