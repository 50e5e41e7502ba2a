using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>s = |x - y|^2, u = c s / (p q), d = (2 / sqrt c) ln(sqrt u + sqrt(1 + u)) of each pair.</summary>
internal readonly unsafe struct BallDistanceWork(BallPairMemory memory, float* conformal, float* distances) : IChunkedWork
{
    public void Run(int chunk)
    {
        var (start, end) = (chunk * BallPairs.PairsPerChunk, Math.Min(memory.Count, (chunk + 1) * BallPairs.PairsPerChunk));
        for (var pair = start; pair < end; pair++)
        {
            memory.Ratios[pair] = SquaredGap(memory.PointOf(memory.First[pair]), memory.PointOf(memory.Second[pair]));
            memory.FirstParts[pair] = conformal[memory.First[pair]];
            memory.SecondParts[pair] = conformal[memory.Second[pair]];
        }

        for (var pair = start; pair < end; pair += Lanes.Width)
        {
            var product = Vector512.Load(memory.FirstParts + pair) * Vector512.Load(memory.SecondParts + pair);
            var u = Vector512.Load(memory.Ratios + pair) * memory.Curvature / product;
            var half = Vector512.Log(Vector512.Sqrt(u) + Vector512.Sqrt(u + Vector512<float>.One));
            Lanes.StoreFirst(memory.Products + pair, product, end - pair);
            Lanes.StoreFirst(memory.Ratios + pair, u, end - pair);
            Lanes.StoreFirst(distances + pair, half * memory.Scale, end - pair);
        }
    }

    private float SquaredGap(float* x, float* y)
    {
        var sum = Vector512<float>.Zero;
        for (var j = 0; j < memory.Columns; j += Lanes.Width)
        {
            var gap = Vector512.Load(x + j) - Vector512.Load(y + j);
            sum += Lanes.KeepFirst(gap * gap, memory.Columns - j);
        }

        return Vector512.Sum(sum);
    }
}
