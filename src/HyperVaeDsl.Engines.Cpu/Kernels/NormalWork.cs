using HyperVaeDsl.Engines.Cpu.Threading;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Draws normal numbers.</summary>
internal readonly unsafe struct NormalWork(NormalFill fill, float* drawn) : IChunkedWork
{
    /// <summary>What a number costs, in the unit of <see cref="WorkerTeam"/>.</summary>
    private const int NumberCost = 12;

    public void Compute(WorkerTeam team) => team.Run(this, fill.Parts, (long)fill.Count * NumberCost);

    public void Run(int chunk) => fill.Draw(chunk, new Span<float>(drawn, fill.Count));
}
