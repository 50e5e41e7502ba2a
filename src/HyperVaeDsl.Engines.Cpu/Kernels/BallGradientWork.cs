using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// With r = sqrt u, t = sqrt(1 + u) and h = g (2 / sqrt c) / (r + t): du = h / (2 r) + h / (2 t), the first of them 0 where r is 0;
/// ds = c du / (p q); d(p q) = -du u / (p q); dx = ds 2 (x - y).
/// </summary>
internal readonly unsafe struct BallGradientWork(BallPairMemory memory, float* gradient, float sign, float* byFirst, float* byFirstPart, float* bySecondPart) : IChunkedWork
{
    public void Run(int chunk)
    {
        var (start, end) = (chunk * BallPairs.PairsPerChunk, Math.Min(memory.Count, (chunk + 1) * BallPairs.PairsPerChunk));
        var bySquaredGap = stackalloc float[BallPairs.PairsPerChunk];
        for (var pair = start; pair < end; pair += Lanes.Width)
        {
            var (u, product) = (Vector512.Load(memory.Ratios + pair), Vector512.Load(memory.Products + pair));
            var (root, other) = (Vector512.Sqrt(u), Vector512.Sqrt(u + Vector512<float>.One));
            var h = Vector512.Load(gradient + pair) * sign * memory.Scale / (root + other);
            var byRatio = default(SqrtFunction).Gradient(h, u, root) + default(SqrtFunction).Gradient(h, u, other);
            (byRatio / product * memory.Curvature).Store(bySquaredGap + pair - start);
            var byProduct = -byRatio * u / product;
            Lanes.StoreFirst(byFirstPart + pair, byProduct * Vector512.Load(memory.SecondParts + pair), end - pair);
            Lanes.StoreFirst(bySecondPart + pair, byProduct * Vector512.Load(memory.FirstParts + pair), end - pair);
        }

        for (var pair = start; pair < end; pair++)
        {
            var x = memory.PointOf(memory.First[pair]);
            var y = memory.PointOf(memory.Second[pair]);
            var place = byFirst + ((nint)pair * memory.Columns);
            var factor = Vector512.Create(bySquaredGap[pair - start]);
            for (var j = 0; j < memory.Columns; j += Lanes.Width)
            {
                var gap = Vector512.Load(x + j) - Vector512.Load(y + j);
                Lanes.StoreFirst(place + j, default(SquareFunction).Gradient(factor, gap, default), memory.Columns - j);
            }
        }
    }
}
