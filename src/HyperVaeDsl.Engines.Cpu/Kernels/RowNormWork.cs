using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>norm[i] = sqrt(sum over j of x[i, j]^2).</summary>
internal readonly unsafe struct RowNormWork(float* x, float* norms, int rows, int columns) : IChunkedWork
{
    /// <summary>Rows of a chunk.</summary>
    public const int RowsPerChunk = 256;

    public void Compute(WorkerTeam team) => team.Run(this, (rows + RowsPerChunk - 1) / RowsPerChunk, (long)rows * columns * 4);

    public void Run(int chunk)
    {
        var end = Math.Min(rows, (chunk + 1) * RowsPerChunk);
        for (var row = chunk * RowsPerChunk; row < end; row++)
        {
            var source = x + ((nint)row * columns);
            var sum = Vector512<float>.Zero;
            for (var j = 0; j < columns; j += Lanes.Width)
            {
                var elements = Vector512.Load(source + j);
                sum += Lanes.KeepFirst(elements * elements, columns - j);
            }

            norms[row] = MathF.Sqrt(Vector512.Sum(sum));
        }
    }
}

/// <summary>Its gradient: dx[i, j] = g[i] / (2 norm[i]) * 2 x[i, j], or that added; 0 where the norm is 0.</summary>
internal readonly unsafe struct RowNormGradientWork(float* gradient, float* x, float* norms, float* target, bool accumulate, int rows, int columns) : IChunkedWork
{
    public void Compute(WorkerTeam team) => team.Run(this, (rows + RowNormWork.RowsPerChunk - 1) / RowNormWork.RowsPerChunk, (long)rows * columns * 4);

    public void Run(int chunk)
    {
        var end = Math.Min(rows, (chunk + 1) * RowNormWork.RowsPerChunk);
        for (var row = chunk * RowNormWork.RowsPerChunk; row < end; row++)
        {
            var factor = Vector512.Create(norms[row] == 0 ? 0f : gradient[row] * 0.5f / norms[row]);
            var source = x + ((nint)row * columns);
            var place = target + ((nint)row * columns);
            for (var j = 0; j < columns; j += Lanes.Width)
            {
                var result = default(SquareFunction).Gradient(factor, Vector512.Load(source + j), default);
                Lanes.StoreFirst(place + j, accumulate ? result + Vector512.Load(place + j) : result, columns - j);
            }
        }
    }
}
