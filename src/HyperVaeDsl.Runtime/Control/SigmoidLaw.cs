namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Feedback through a sigmoid: value = lower + (upper - lower) s(slope (metric - threshold) + trend (metric - metric before)) with
/// s(x) = 1 / (1 + exp(-x)), the coverage feedback of the historical v5.9 and v5.10 runs. Slope and trend are per unit of the metric
/// (of coverage: per 1, so the 0.05 per percentage point of those runs is 5). It has no memory but the metric before.
/// </summary>
public sealed class SigmoidLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly double slope;
    private readonly double trend;
    private double before = double.NaN;

    /// <summary>A law at its planned value, which lasts until the first update.</summary>
    /// <param name="initial">The planned value.</param>
    /// <param name="slope">Slope, not 0; below 0 the value falls while the metric rises.</param>
    /// <param name="trend">Weight of the change since the update before; 0 for none.</param>
    /// <param name="lower">The value far below the threshold.</param>
    /// <param name="upper">The value far above it.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public SigmoidLaw(double initial, double slope, double trend, double lower, double upper)
    {
        bounds = new Bounds(lower, upper);
        this.slope = slope;
        this.trend = trend;
        Value = bounds.Clamp(initial);
    }

    /// <summary>The value of the signal.</summary>
    public double Value { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["value", "before"];

    /// <summary>Takes a metric and its threshold; the first change counts as 0, and a metric that is not a number changes nothing.</summary>
    public void Update(double metric, double threshold)
    {
        double change = double.IsNaN(before) ? 0 : metric - before;
        double x = (slope * (metric - threshold)) + (trend * change);
        if (double.IsNaN(x))
            return;
        before = metric;
        Value = bounds.Clamp(bounds.Lower + ((bounds.Upper - bounds.Lower) / (1 + Math.Exp(-x))));
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (Value, before);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Value, before) = (source[0], source[1]);
}
