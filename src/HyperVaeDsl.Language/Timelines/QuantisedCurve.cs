namespace HyperVaeDsl.Language.Timelines;

/// <summary>The nearest multiple of a step: round(x / q) q, with halves going to the even multiple.</summary>
/// <param name="Inner">x.</param>
/// <param name="Step">q, above 0.</param>
public sealed record QuantisedCurve(Curve Inner, double Step) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => [Inner];

    /// <inheritdoc />
    public override bool IsRandom => Inner.IsRandom;

    /// <inheritdoc />
    public override double At(double u) => Quantise(Inner.At(u));

    // Rounding never turns an order around, so the extremes are those of the inner curve.
    /// <inheritdoc />
    public override Interval Over(double from, double to) => Quantise(Inner.Over(from, to));

    /// <inheritdoc />
    public override double LimitAt(double u) => Quantise(Inner.LimitAt(u));

    internal override ParamBox? Params => Inner.Params;

    internal override Interval Bound(double from, double to) => Quantise(Inner.Bound(from, to));

    internal override Interval Slope(double from, double to) => Bound(from, to).IsPoint ? new Interval(0) : Interval.Everything;

    internal override Interval Partial(int param, double from, double to) => Slope(from, to);

    internal override bool IsSteady => Parts.All(part => part.IsSteady);

    internal override void Breaks(double from, double to, BreakList into) => Inner.Breaks(from, to, into);

    internal override Curve Stretched(double factor) => new QuantisedCurve(Inner.Stretched(factor), Step);

    internal override Curve Delayed(double duration) => new QuantisedCurve(Inner.Delayed(duration), Step);

    private double Quantise(double value) => Math.Round(value / Step) * Step;

    private Interval Quantise(Interval values) => new(Quantise(values.Low), Quantise(values.High));
}
