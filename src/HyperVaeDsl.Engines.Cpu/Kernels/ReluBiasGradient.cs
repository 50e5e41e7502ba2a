using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// The first pass of a linear layer's backward: the gradient of the activation, in place (0 where the result is 0), and the
/// gradient of the bias, the sum of the rows. Each chunk sums 64 rows; the partial sums are added in order.
/// </summary>
internal readonly unsafe struct ReluBiasGradient(float* gradient, float* result, bool relu, float* partials, int rows, int columns) : IChunkedWork
{
    private const int RowsPerChunk = 64;

    private readonly int partialLength = Lanes.Vectors(columns) * Lanes.Width;

    /// <summary>Elements of <c>partials</c> that a matrix needs.</summary>
    public static int PartialsLength(int rows, int columns) => Chunks(rows) * Lanes.Vectors(columns) * Lanes.Width;

    /// <summary>Runs the pass, then adds the bias gradient to <paramref name="bias"/> if it is not null.</summary>
    public void Compute(WorkerTeam team, float* bias, bool accumulate)
    {
        team.Run(this, Chunks(rows), (long)rows * columns);
        if (bias != null)
            ReduceKernels.SumOfEachColumn(partials, partialLength, bias, accumulate, Chunks(rows), columns);
    }

    public void Run(int chunk)
    {
        var (row, rowEnd) = (chunk * RowsPerChunk, Math.Min(rows, (chunk + 1) * RowsPerChunk));
        if (relu)
            Mask((nint)row * columns, (nint)rowEnd * columns);
        ReduceKernels.SumOfEachColumn(gradient + ((nint)row * columns), columns, partials + ((nint)chunk * partialLength), false, rowEnd - row, columns);
    }

    private static int Chunks(int rows) => (rows + RowsPerChunk - 1) / RowsPerChunk;

    private void Mask(nint start, nint end)
    {
        for (var i = start; i < end; i += Lanes.Width)
        {
            var masked = default(ReluFunction).Gradient(Vector512.Load(gradient + i), Vector512.Load(result + i), default);
            Lanes.StoreFirst(gradient + i, masked, (int)Math.Min(Lanes.Width, end - i));
        }
    }
}
