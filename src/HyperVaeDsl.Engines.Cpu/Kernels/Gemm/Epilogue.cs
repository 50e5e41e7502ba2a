namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>What happens to a product before it is stored.</summary>
internal readonly unsafe struct Epilogue
{
    /// <summary>A row to add to every row, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>Whether max(0, x) follows.</summary>
    public bool Relu { get; init; }

    /// <summary>Elements that decide, by being above 0, which elements of the product are kept and not 0; or null.</summary>
    public float* Mask { get; init; }

    /// <summary>Whether the product is added to what is there.</summary>
    public bool Accumulate { get; init; }
}
