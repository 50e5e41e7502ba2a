using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>The effective signals of the first step of the epoch that is going on.</summary>
internal sealed class EpochSignals(IReadOnlyList<string> names) : IStateful
{
    private readonly double[] values = new double[names.Count];

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames => names;

    /// <summary>Keeps the signals of the first step.</summary>
    public void Keep(ReadOnlySpan<double> signals) => signals.CopyTo(values);

    /// <summary>A copy of what is kept.</summary>
    public double[] Copy() => [.. values];

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => values.CopyTo(destination);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => source[..values.Length].CopyTo(values);
}
