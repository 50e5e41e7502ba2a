namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// The multiplier law of GECO (Rezende and Viola 2018, algorithm 1): value &lt;- clamp(value exp(rate C), lower, upper) with the
/// constraint C = metric - target, which is met when C &lt;= 0. The paper averages C; here the metric's average is taken before, which
/// is the same for a constant target. The rate is per unit of the metric and update. A positive rate raises the value while the
/// constraint is broken: the paper's multiplier of the reconstruction error. A negative one suits a weight on the other side of the
/// balance, such as that of the divergence.
/// </summary>
public sealed class GecoLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly double rate;

    /// <summary>A law at its planned value.</summary>
    /// <param name="initial">The planned value; above 0, or no factor would move it.</param>
    /// <param name="rate">Rate, not 0.</param>
    /// <param name="lower">Smallest value, above 0.</param>
    /// <param name="upper">Largest value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers, or the lower one is not above 0.</exception>
    public GecoLaw(double initial, double rate, double lower, double upper)
    {
        if (!(lower > 0))
            throw new ArgumentException($"A multiplier stays above 0; {lower} does not.", nameof(lower));
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
        double constraint = metric - target;
        if (!double.IsNaN(constraint))
            Value = bounds.Clamp(Value * Math.Exp(rate * constraint));
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = Value;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => Value = source[0];
}
