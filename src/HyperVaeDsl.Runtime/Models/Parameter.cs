using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>A matrix of trainable numbers in a part of a model of the user's own.</summary>
public sealed class Parameter
{
    private Tensor? value;

    internal Parameter(string name, int rows, int columns, double? initial)
    {
        Name = name;
        Rows = rows;
        Columns = columns;
        Initial = initial;
    }

    /// <summary>Its name in the part, such as "0.weight".</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The value that every element starts with; null for the random ones of PyTorch's Linear.</summary>
    public double? Initial { get; }

    /// <summary>The values that the elements start with where the part brings its own; else empty.</summary>
    internal ReadOnlyMemory<float> InitialValues { get; init; }

    /// <summary>Whether it is stored as a vector; null where its name says it.</summary>
    internal bool? IsVector { get; init; }

    /// <summary>The tensor, which records gradients.</summary>
    /// <exception cref="InvalidOperationException">No trainer has taken the model yet.</exception>
    public Tensor Value => value ?? throw new InvalidOperationException($"The parameter {Name} has no value before a trainer takes the model.");

    internal void Bind(Tensor tensor) => value = tensor;
}
