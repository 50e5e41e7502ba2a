namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>What happens to a product before it is stored.</summary>
/// <param name="Bias">A row to add to every row, or null.</param>
/// <param name="Relu">Whether max(0, x) follows.</param>
/// <param name="Accumulate">Whether the product is added to what is there.</param>
internal readonly unsafe struct Epilogue(float* Bias, bool Relu, bool Accumulate)
{
    public float* Bias { get; } = Bias;

    public bool Relu { get; } = Relu;

    public bool Accumulate { get; } = Accumulate;
}
