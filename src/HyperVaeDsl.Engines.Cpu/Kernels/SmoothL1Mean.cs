using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// (1/n) sum of w f(x - t) with f the smooth-L1 function: d^2 / 2 where |d| &lt; 1, |d| - 1/2 elsewhere; w is 1 without weights. The gradient by x is
/// (g / n) w times d limited to [-1, 1].
/// </summary>
internal readonly unsafe struct SmoothL1Mean(float* x, float* target, float* weights, int length)
{
    /// <summary>Elements that are added in float32 before the sum goes on in float64, as in <see cref="ReduceKernels"/>.</summary>
    private const int BlockLength = 4096;

    private readonly float share = (float)(1.0 / length);

    public float Value()
    {
        var total = 0.0;
        for (var start = 0; start < length; start += BlockLength)
        {
            var end = Math.Min(length, start + BlockLength);
            var sum = Vector512<float>.Zero;
            for (var i = start; i < end; i += Lanes.Width)
            {
                var value = default(SmoothL1Function).Value(Vector512.Load(x + i) - Vector512.Load(target + i));
                sum += Lanes.KeepFirst(weights == null ? value : value * Vector512.Load(weights + i), end - i);
            }

            total += Vector512.Sum(sum);
        }

        return (float)total * share;
    }

    public void Gradient(float gradient, float* result, bool accumulate)
    {
        var factor = Vector512.Create(gradient * share);
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var weighted = weights == null ? factor : factor * Vector512.Load(weights + i);
            var by = default(SmoothL1Function).Gradient(weighted, Vector512.Load(x + i) - Vector512.Load(target + i), default);
            Lanes.StoreFirst(result + i, accumulate ? by + Vector512.Load(result + i) : by, length - i);
        }
    }
}
