using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>The constants of AdamW, as PyTorch rounds them.</summary>
internal readonly struct AdamWFactors(AdamWSettings settings)
{
    public float Beta1 { get; } = (float)settings.Beta1;

    public float OneMinusBeta1 { get; } = (float)(1 - settings.Beta1);

    public float Beta2 { get; } = (float)settings.Beta2;

    public float OneMinusBeta2 { get; } = (float)(1 - settings.Beta2);

    public float Epsilon { get; } = (float)settings.Epsilon;
}
