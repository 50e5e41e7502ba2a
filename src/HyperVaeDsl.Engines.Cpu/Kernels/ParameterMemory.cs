namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>The flat memory of all parameters.</summary>
internal readonly unsafe struct ParameterMemory(float* values, float* gradients, float* firstMoments, float* secondMoments)
{
    public float* Values { get; } = values;

    public float* Gradients { get; } = gradients;

    public float* FirstMoments { get; } = firstMoments;

    public float* SecondMoments { get; } = secondMoments;
}
