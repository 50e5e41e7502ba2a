using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>One side of an elementwise operation, seen in the shape of the result.</summary>
/// <param name="Data">The first element.</param>
/// <param name="RowStep">Elements from one row to the next; 0 where all rows share one.</param>
/// <param name="IsSplat">Whether a row has one element that stands for all its columns.</param>
internal readonly unsafe struct BroadcastSide(float* Data, int RowStep, bool IsSplat)
{
    public float* Data { get; } = Data;

    public int RowStep { get; } = RowStep;

    public bool IsSplat { get; } = IsSplat;

    /// <summary>16 elements of a row, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Load(int row, int column)
    {
        var start = Data + ((nint)row * RowStep);
        return IsSplat ? Vector512.Create(*start) : Vector512.Load(start + column);
    }
}
