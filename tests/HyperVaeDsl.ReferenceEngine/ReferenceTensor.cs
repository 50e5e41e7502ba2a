using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Reference;

/// <summary>A float64 matrix with the gradient of the scalar that <see cref="TensorEngine.Backward"/> was asked for.</summary>
public sealed class ReferenceTensor : Tensor
{
    internal ReferenceTensor(TensorEngine engine, int rows, int columns, double[] values, double[]? gradient = null)
        : base(engine, rows, columns)
    {
        Values = values;
        Gradient = gradient;
    }

    /// <summary>The elements, row by row.</summary>
    public double[] Values { get; }

    /// <summary>The gradient, row by row; null where none is recorded.</summary>
    public double[]? Gradient { get; internal set; }

    /// <summary>Passes <see cref="Gradient"/> on to the tensors that this one was computed from.</summary>
    internal Action? Propagate { get; init; }

    internal void AddToGradient(int index, double amount)
    {
        if (Gradient is not null)
            Gradient[index] += amount;
    }
}
