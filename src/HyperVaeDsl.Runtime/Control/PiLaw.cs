namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// The proportional-integral law of ControlVAE (Shao et al. 2020, section 3.2): with e = target - metric,
/// P = Kp / (1 + exp(e)), I &lt;- I - Ki e, value = clamp(P + I, lower, upper). Kp has the unit of the value, Ki that unit per unit
/// of the metric and update. I starts at the signal's planned value, the paper's beta_min. Positive gains raise the value while the
/// metric is above its target, as a weight of the divergence must be; negative ones suit a signal that raises the metric.
/// </summary>
/// <remarks>
/// Anti-windup: I moves towards a bound no further than the bound shows, and always moves away from it. The paper stops I altogether
/// while the output is out of range, from which an I that has left the range never returns. The published image and text code
/// (Image_generation/PID.py, Language_modeling/Text_gen_PTB/PID.py) guards it by "W &lt; 0 and W &gt;= 1", which is never true, so its I winds
/// up without limit; <c>asPublished</c> does the same.
/// </remarks>
public sealed class PiLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly double kp;
    private readonly double ki;
    private readonly bool asPublished;
    private double integral;

    /// <summary>A law that has seen nothing yet.</summary>
    /// <param name="initial">The planned value: where the integral starts, and the value before the first update.</param>
    /// <param name="kp">Gain of the proportional part.</param>
    /// <param name="ki">Gain of the integral part; the sign of the paper, not of its code.</param>
    /// <param name="lower">Smallest value.</param>
    /// <param name="upper">Largest value.</param>
    /// <param name="asPublished">Whether the integral winds up as in the published code.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public PiLaw(double initial, double kp, double ki, double lower, double upper, bool asPublished)
    {
        bounds = new Bounds(lower, upper);
        this.kp = kp;
        this.ki = ki;
        this.asPublished = asPublished;
        integral = initial;
        Value = bounds.Clamp(initial);
    }

    /// <summary>The value of the signal.</summary>
    public double Value { get; private set; }

    /// <summary>The integral part.</summary>
    public double Integral => integral;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["value", "integral"];

    /// <summary>Takes a metric and its target; a metric that is not a number changes nothing.</summary>
    public void Update(double metric, double target)
    {
        double error = target - metric;
        if (double.IsNaN(error))
            return;
        double proportional = kp / (1 + Math.Exp(error));
        double step = -ki * error;
        double moved = integral + step;
        if (!asPublished && step > 0)
            moved = Math.Min(moved, Math.Max(integral, bounds.Upper - proportional));
        else if (!asPublished && step < 0)
            moved = Math.Max(moved, Math.Min(integral, bounds.Lower - proportional));
        integral = moved;
        Value = bounds.Clamp(proportional + integral);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (Value, integral);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Value, integral) = (source[0], source[1]);
}
