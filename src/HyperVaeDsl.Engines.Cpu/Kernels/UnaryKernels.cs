using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Applies a function to every element, and its derivative to every gradient.</summary>
internal static unsafe class UnaryKernels
{
    /// <summary>Elements of a chunk.</summary>
    private const int ChunkLength = 4096;

    /// <summary>What an element costs, in the unit of <see cref="WorkerTeam"/>.</summary>
    private const int ElementCost = 4;

    public static void Forward<TFunction>(WorkerTeam team, TFunction function, float* x, float* y, int length)
        where TFunction : unmanaged, IUnaryFunction =>
        team.Run(new ForwardWork<TFunction>(function, x, y, length), Chunks(length), (long)length * ElementCost);

    public static void Backward<TFunction>(WorkerTeam team, TFunction function, float* gradient, float* x, float* y, float* target, bool accumulate, int length)
        where TFunction : unmanaged, IUnaryFunction =>
        team.Run(new BackwardWork<TFunction>(function, gradient, x, y, target, accumulate, length), Chunks(length), (long)length * ElementCost);

    private static int Chunks(int length) => (length + ChunkLength - 1) / ChunkLength;

    private readonly struct ForwardWork<TFunction>(TFunction function, float* x, float* y, int length) : IChunkedWork
        where TFunction : unmanaged, IUnaryFunction
    {
        public void Run(int chunk)
        {
            var end = Math.Min(length, (chunk + 1) * ChunkLength);
            for (var i = chunk * ChunkLength; i < end; i += Lanes.Width)
                function.Value(Vector512.Load(x + i)).Store(y + i);
        }
    }

    private readonly struct BackwardWork<TFunction>(TFunction function, float* gradient, float* x, float* y, float* target, bool accumulate, int length) : IChunkedWork
        where TFunction : unmanaged, IUnaryFunction
    {
        public void Run(int chunk)
        {
            var end = Math.Min(length, (chunk + 1) * ChunkLength);
            for (var i = chunk * ChunkLength; i < end; i += Lanes.Width)
            {
                var result = function.Gradient(Vector512.Load(gradient + i), Vector512.Load(x + i), Vector512.Load(y + i));
                (accumulate ? result + Vector512.Load(target + i) : result).Store(target + i);
            }
        }
    }
}
