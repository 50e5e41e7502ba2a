using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>g = g + decay p.</summary>
internal readonly unsafe struct DecayWork(ParameterMemory memory, ParameterChunk* chunks, float decay) : IChunkedWork
{
    public void Run(int chunk)
    {
        var part = chunks[chunk];
        for (var i = part.Start; i < part.Start + part.Length; i += Lanes.Width)
            (Vector512.Load(memory.Gradients + i) + (Vector512.Load(memory.Values + i) * decay)).Store(memory.Gradients + i);
    }
}
