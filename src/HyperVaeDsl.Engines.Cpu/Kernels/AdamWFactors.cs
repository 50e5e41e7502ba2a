using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>The constants of one update, as PyTorch rounds them.</summary>
internal readonly struct AdamWFactors(AdamWSettings settings, long update)
{
    private readonly double correction1 = 1 - Math.Pow(settings.Beta1, update);

    public float Beta1 { get; } = (float)settings.Beta1;

    public float OneMinusBeta1 { get; } = (float)(1 - settings.Beta1);

    public float Beta2 { get; } = (float)settings.Beta2;

    public float OneMinusBeta2 { get; } = (float)(1 - settings.Beta2);

    public float RootOfCorrection2 { get; } = (float)Math.Sqrt(1 - Math.Pow(settings.Beta2, update));

    public float Epsilon { get; } = (float)settings.Epsilon;

    /// <summary>lr / (1 - beta1^n).</summary>
    public float StepSize(double learningRate) => (float)(learningRate / correction1);

    /// <summary>1 - lr * decay.</summary>
    public float Decay(double learningRate) => (float)(1 - (learningRate * settings.WeightDecay));
}
