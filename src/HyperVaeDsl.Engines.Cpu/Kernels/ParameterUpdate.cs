using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>What one update does to one parameter, as PyTorch rounds it: a frozen parameter takes none.</summary>
internal readonly struct ParameterUpdate
{
    /// <summary>Leaves the parameter and its moments as they are.</summary>
    public static readonly ParameterUpdate None;

    /// <summary>An update by a learning rate alone.</summary>
    public static ParameterUpdate By(double learningRate) => new() { IsTaken = true, StepSize = (float)learningRate };

    /// <param name="settings">The constants.</param>
    /// <param name="number">Number n of the update among those that the parameter took, from 1.</param>
    /// <param name="learningRate">Its learning rate.</param>
    public ParameterUpdate(AdamWSettings settings, long number, double learningRate)
    {
        IsTaken = true;
        StepSize = (float)(learningRate / (1 - Math.Pow(settings.Beta1, number)));
        Decay = (float)(1 - (learningRate * settings.WeightDecay));
        RootOfCorrection2 = (float)Math.Sqrt(1 - Math.Pow(settings.Beta2, number));
    }

    /// <summary>Whether the parameter is updated at all.</summary>
    public bool IsTaken { get; private init; }

    /// <summary>lr / (1 - beta1^n).</summary>
    public float StepSize { get; private init; }

    /// <summary>What the gradient is multiplied by first.</summary>
    public float GradientScale { get; init; }

    /// <summary>1 - lr * decay.</summary>
    public float Decay { get; }

    /// <summary>sqrt(1 - beta2^n).</summary>
    public float RootOfCorrection2 { get; }
}
