using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>v = momentum v + g; p = p - lr v.</summary>
internal readonly unsafe struct MomentumWork(ParameterMemory memory, ParameterChunk* chunks, ParameterUpdate* updates, float momentum) : IChunkedWork
{
    public void Run(int chunk)
    {
        var part = chunks[chunk];
        var update = updates[part.Parameter];
        if (!update.IsTaken)
            return;
        for (var i = part.Start; i < part.Start + part.Length; i += Lanes.Width)
        {
            var v = (Vector512.Load(memory.FirstMoments + i) * momentum) + Vector512.Load(memory.Gradients + i);
            v.Store(memory.FirstMoments + i);
            (Vector512.Load(memory.Values + i) - (v * update.StepSize)).Store(memory.Values + i);
        }
    }
}
