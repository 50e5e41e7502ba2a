using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>Which parameters stand still.</summary>
internal sealed class FrozenParameters(ParameterSet parameters) : IStateful
{
    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = [.. parameters.Shapes.Select(shape => shape.Name)];

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        for (int i = 0; i < StateNames.Count; i++)
            destination[i] = parameters.IsFrozen(i) ? 1 : 0;
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        for (int i = 0; i < StateNames.Count; i++)
            parameters.SetFrozen(i, source[i] != 0);
    }
}
