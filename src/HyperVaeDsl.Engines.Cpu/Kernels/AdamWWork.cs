using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>g = scale * gradient; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p = p (1 - lr decay) - lr / c1 * m / (sqrt(v) / sqrt(c2) + eps).</summary>
internal readonly unsafe struct AdamWWork(ParameterMemory memory, ParameterChunk* chunks, ParameterUpdate* updates, AdamWFactors factors) : IChunkedWork
{
    public void Run(int chunk)
    {
        var part = chunks[chunk];
        var update = updates[part.Parameter];
        if (!update.IsTaken)
            return;
        var epsilon = Vector512.Create(factors.Epsilon);
        for (var i = part.Start; i < part.Start + part.Length; i += Lanes.Width)
        {
            var g = Vector512.Load(memory.Gradients + i) * update.GradientScale;
            var m = (Vector512.Load(memory.FirstMoments + i) * factors.Beta1) + (g * factors.OneMinusBeta1);
            var v = (Vector512.Load(memory.SecondMoments + i) * factors.Beta2) + (g * g * factors.OneMinusBeta2);
            var p = Vector512.Load(memory.Values + i) * update.Decay;
            p -= m * update.StepSize / ((Vector512.Sqrt(v) / update.RootOfCorrection2) + epsilon);
            m.Store(memory.FirstMoments + i);
            v.Store(memory.SecondMoments + i);
            p.Store(memory.Values + i);
        }
    }
}
