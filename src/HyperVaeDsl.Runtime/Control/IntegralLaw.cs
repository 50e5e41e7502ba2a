namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// An integral law: value &lt;- clamp(value + rate (metric - target), lower, upper), the law by which the homeostatic prior of the
/// historical v5.10 runs moves its deviation (rate below 0) and its curvature. The rate is in units of the value per unit of the metric
/// and update. A positive rate suits a signal that lowers the metric, a negative one a signal that raises it. The value itself is
/// the integral, so the bounds leave nothing to wind up.
/// </summary>
public sealed class IntegralLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly double rate;

    /// <summary>A law at its planned value.</summary>
    /// <param name="initial">The planned value.</param>
    /// <param name="rate">Rate, not 0.</param>
    /// <param name="lower">Smallest value.</param>
    /// <param name="upper">Largest value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public IntegralLaw(double initial, double rate, double lower, double upper)
    {
        bounds = new Bounds(lower, upper);
        this.rate = rate;
        Value = bounds.Clamp(initial);
    }

    /// <summary>The value of the signal.</summary>
    public double Value { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["value"];

    /// <summary>Takes a metric and its target; a metric that is not a number changes nothing.</summary>
    public void Update(double metric, double target)
    {
        double excess = metric - target;
        if (!double.IsNaN(excess))
            Value = bounds.Clamp(Value + (rate * excess));
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = Value;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => Value = source[0];
}
