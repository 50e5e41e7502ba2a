namespace HyperVaeDsl.Language.Timelines;

/// <summary>The nearest multiple of a step: round(x / q) q, with halves going to the even multiple.</summary>
/// <param name="Inner">x.</param>
/// <param name="Step">q, above 0.</param>
public sealed record QuantisedCurve(Curve Inner, double Step) : Curve
{
    // Two values are one up to this share of them, and a time is just before another by this share of it.
    private const double Rounding = 1e-9;
    private const double Before = 1e-12;

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
    public override Interval Over(double from, double to) => Quantise(from, to, Inner.Over);

    /// <inheritdoc />
    public override double LimitAt(double u)
    {
        double limit = Inner.LimitAt(u);
        // Where a half is reached only now, the values before it were rounded another way.
        return IsHalf(limit) ? At(JustBefore(u)) : Quantise(limit);
    }

    internal override ParamBox? Params => Inner.Params;

    internal override Interval Bound(double from, double to) => Quantise(from, to, Inner.Bound);

    internal override Interval Slope(double from, double to) => Bound(from, to).IsPoint ? new Interval(0) : Interval.Everything;

    internal override Interval Partial(int param, double from, double to) => Slope(from, to);

    internal override bool IsSteady => Parts.All(part => part.IsSteady);

    internal override void Breaks(double from, double to, BreakList into) => Inner.Breaks(from, to, into);

    internal override Curve Stretched(double factor) => new QuantisedCurve(Inner.Stretched(factor), Step);

    internal override Curve Delayed(double duration) => new QuantisedCurve(Inner.Delayed(duration), Step);

    private double Quantise(double value) => Math.Round(value / Step) * Step;

    // The value at the end is a limit, and a half that is only approached does not count.
    private Interval Quantise(double from, double to, Func<double, double, Interval> enclose)
    {
        Interval values = enclose(from, to);
        if ((IsHalf(values.Low) || IsHalf(values.High)) && JustBefore(to) > from)
            values = enclose(from, JustBefore(to));
        return new Interval(Quantise(values.Low), Quantise(values.High));
    }

    private bool IsHalf(double value)
    {
        double halves = 2 * value / Step;
        return Math.Abs(halves - Math.Round(halves)) <= Rounding * Math.Max(1, Math.Abs(halves)) && Math.Abs(Math.Round(halves) % 2).Equals(1.0);
    }

    private static double JustBefore(double u) => u - Before * Math.Abs(u);
}
