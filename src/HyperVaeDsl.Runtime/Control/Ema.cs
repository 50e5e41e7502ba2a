namespace HyperVaeDsl.Runtime.Control;

/// <summary>Exponential moving average that starts at its first sample, so that it is never biased towards 0.</summary>
public sealed class Ema : IStateful
{
    private readonly double decay;

    /// <summary>An average without samples.</summary>
    /// <param name="decay">Weight of the past, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is outside [0, 1).</exception>
    public Ema(double decay)
    {
        if (!(decay >= 0 && decay < 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The weight of the past must be in [0, 1).");
        this.decay = decay;
    }

    /// <summary>The average; NaN before the first sample.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["average"];

    /// <summary>Takes a sample: decay * average + (1 - decay) * sample.</summary>
    /// <returns>The new average.</returns>
    public double Update(double sample) => Value = double.IsNaN(Value) ? sample : (decay * Value) + ((1 - decay) * sample);

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = Value;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => Value = source[0];
}
