using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>16 groups of 3 neighbours (48 elements in a row), held as one vector for each of the three.</summary>
internal readonly unsafe struct TernaryPlanes(Vector512<float> First, Vector512<float> Second, Vector512<float> Third)
{
    /// <summary>Elements that are held.</summary>
    public const int Length = 3 * Lanes.Width;

    public Vector512<float> First { get; } = First;

    public Vector512<float> Second { get; } = Second;

    public Vector512<float> Third { get; } = Third;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TernaryPlanes Load(float* source)
    {
        var (u, v, w) = (Vector512.Load(source), Vector512.Load(source + 16), Vector512.Load(source + 32));
        return new TernaryPlanes(
            Vector512.Shuffle(u, Vector512.Create(0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(v, Vector512.Create(-1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(w, Vector512.Create(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 7, 10, 13)),
            Vector512.Shuffle(u, Vector512.Create(1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(v, Vector512.Create(-1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(w, Vector512.Create(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14)),
            Vector512.Shuffle(u, Vector512.Create(2, 5, 8, 11, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(v, Vector512.Create(-1, -1, -1, -1, -1, 1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1))
                | Vector512.Shuffle(w, Vector512.Create(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15)));
    }

    /// <summary>Writes the first <paramref name="count"/> elements back in their order of 48.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(float* target, int count)
    {
        var u = Vector512.Shuffle(First, Vector512.Create(0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1, -1, 5))
            | Vector512.Shuffle(Second, Vector512.Create(-1, 0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1, -1))
            | Vector512.Shuffle(Third, Vector512.Create(-1, -1, 0, -1, -1, 1, -1, -1, 2, -1, -1, 3, -1, -1, 4, -1));
        var v = Vector512.Shuffle(First, Vector512.Create(-1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1, 10, -1))
            | Vector512.Shuffle(Second, Vector512.Create(5, -1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1, 10))
            | Vector512.Shuffle(Third, Vector512.Create(-1, 5, -1, -1, 6, -1, -1, 7, -1, -1, 8, -1, -1, 9, -1, -1));
        var w = Vector512.Shuffle(First, Vector512.Create(-1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15, -1, -1))
            | Vector512.Shuffle(Second, Vector512.Create(-1, -1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15, -1))
            | Vector512.Shuffle(Third, Vector512.Create(10, -1, -1, 11, -1, -1, 12, -1, -1, 13, -1, -1, 14, -1, -1, 15));
        Store(target, u, count);
        Store(target + 16, v, count - 16);
        Store(target + 32, w, count - 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector512<float> vector, int count)
    {
        if (count > 0)
            Lanes.StoreFirst(target, vector, count);
    }
}
