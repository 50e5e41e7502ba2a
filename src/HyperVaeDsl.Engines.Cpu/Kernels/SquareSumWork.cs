using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>The sum of squares of each chunk, in float64: partial[c] = sum of x^2.</summary>
internal readonly unsafe struct SquareSumWork(float* x, ParameterChunk* chunks, double* partials) : IChunkedWork
{
    public void Run(int chunk)
    {
        var part = chunks[chunk];
        Vector512<double> sumOfLower = default, sumOfUpper = default;
        for (var i = 0; i < part.Length; i += Lanes.Width)
        {
            var (lower, upper) = Vector512.Widen(Lanes.KeepFirst(Vector512.Load(x + part.Start + i), part.Length - i));
            sumOfLower += lower * lower;
            sumOfUpper += upper * upper;
        }

        partials[chunk] = Vector512.Sum(sumOfLower + sumOfUpper);
    }
}
