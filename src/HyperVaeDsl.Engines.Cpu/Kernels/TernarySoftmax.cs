using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// Softmax of 16 groups of three logits: p = e^(x - m) / s with m the largest of the group and s the sum of e^(x - m);
/// log p = x - (m + ln s).
/// </summary>
internal readonly struct TernarySoftmax
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TernarySoftmax(TernaryPlanes x)
    {
        var largest = Vector512.Max(Vector512.Max(x.First, x.Second), x.Third);
        var first = Vector512.Exp(x.First - largest);
        var second = Vector512.Exp(x.Second - largest);
        var third = Vector512.Exp(x.Third - largest);
        var sum = first + second + third;
        var scale = Vector512<float>.One / sum;
        Probabilities = new TernaryPlanes(first * scale, second * scale, third * scale);
        LogSum = largest + Vector512.Log(sum);
    }

    public TernaryPlanes Probabilities { get; }

    public Vector512<float> LogSum { get; }
}
