namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Reduces a value when a metric stops improving: equal to PyTorch's ReduceLROnPlateau with eps = 0, min_lr the lower bound, and the
/// threshold in absolute or relative mode. Besides, where that is asked for, an improvement of more than some amount over the best
/// value so far multiplies the value up again, to the upper bound at most (the recovery of the historical adaptive learning rate).
/// </summary>
public sealed class PlateauLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly PlateauSettings settings;
    private double best = double.NaN;
    private int stale;
    private int cooling;

    /// <summary>A law at its planned value.</summary>
    /// <param name="initial">The planned value.</param>
    /// <param name="settings">The constants.</param>
    /// <param name="lower">Smallest value.</param>
    /// <param name="upper">Largest value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public PlateauLaw(double initial, PlateauSettings settings, double lower, double upper)
    {
        bounds = new Bounds(lower, upper);
        this.settings = settings;
        Value = bounds.Clamp(initial);
    }

    /// <summary>The value of the signal.</summary>
    public double Value { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["value", "best", "stale", "cooling"];

    /// <summary>Takes a metric; one that is not a number is no improvement, as in PyTorch.</summary>
    public void Update(double metric)
    {
        double gain = settings.HigherIsBetter ? metric - best : best - metric;
        if (gain > settings.RecoverAbove && settings.Recover > 1)
            Value = bounds.Clamp(Value * settings.Recover);
        if (IsBetter(metric))
            (best, stale) = (metric, 0);
        else
            stale++;
        if (cooling > 0)
            (cooling, stale) = (cooling - 1, 0);
        if (stale <= settings.Patience)
            return;
        Value = bounds.Clamp(Value * settings.Factor);
        (cooling, stale) = (settings.Cooldown, 0);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) =>
        (destination[0], destination[1], destination[2], destination[3]) = (Value, best, stale, cooling);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Value, best, stale, cooling) = (source[0], source[1], (int)source[2], (int)source[3]);

    // The same expressions as PyTorch's, so that values at the edge compare alike.
    private bool IsBetter(double metric)
    {
        if (double.IsNaN(best))
            return !double.IsNaN(metric);
        if (settings.IsRelative)
            return settings.HigherIsBetter ? metric > best * (settings.Threshold + 1) : metric < best * (1 - settings.Threshold);
        return settings.HigherIsBetter ? metric > best + settings.Threshold : metric < best - settings.Threshold;
    }
}
