namespace HyperVaeDsl.Language.Timelines;

/// <summary>A passage between two values of which at least one is calculated from params: a <see cref="RampCurve"/> once they are numbers, to the last bit.</summary>
/// <param name="From">Value at u = 0, the same at all times.</param>
/// <param name="To">Value at u = duration.</param>
/// <param name="Way">The passage from 0 to 1, or for the exponential shape from 1 to 1, whose values are not used.</param>
internal sealed record PassageCurve(Curve From, Curve To, RampCurve Way) : Curve
{
    /// <inheritdoc />
    public override IEnumerable<Curve> Parts => [From, To];

    /// <summary>Whether its value at a time is <see cref="To"/> itself.</summary>
    public bool ArrivesAt(double time) => !Way.Extends && time >= Way.Duration && Way.Arrives;

    /// <inheritdoc />
    public override double At(double u) => AtPoint.At(u);

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Params!.IsOpen ? Bound(from, to) : AtPoint.Over(from, to);

    /// <inheritdoc />
    public override double LimitAt(double u) => AtPoint.LimitAt(u);

    // Every shape is monotone in the time, and in each end as long as it lies between them.
    internal override Interval Bound(double from, double to)
    {
        Interval start = Mix(Math.Max(0, from), isLimit: false);
        Interval end = Mix(to, isLimit: true);
        return start.Join(end);
    }

    internal override Interval Slope(double from, double to)
    {
        double end = Way.Extends ? double.PositiveInfinity : Way.Duration;
        double start = Math.Max(0, Math.Min(from, end));
        double stop = Math.Max(start, Math.Min(to, end));
        Interval a = From.Bound(0, 0);
        Interval b = To.Bound(0, 0);
        if (Way.Shape == RampShape.Exponential)
            return IntervalMath.Multiply(Bound(start, stop), IntervalMath.Multiply(LogRatio(a, b), new Interval(1 / Way.Duration)));
        return IntervalMath.Multiply(Way.ShareSlope(start, stop), IntervalMath.Multiply(IntervalMath.Subtract(b, a), new Interval(1 / Way.Duration)));
    }

    // (1 - s) da + s db; for the exponential a^(1-p) b^p ((1 - p) da / a + p db / b).
    internal override Interval Partial(int param, double from, double to)
    {
        Interval a = From.Partial(param, 0, 0);
        Interval b = To.Partial(param, 0, 0);
        Interval share = Interval.Between(Share(Math.Max(0, from)), Share(to));
        if (Way.Shape == RampShape.Exponential)
        {
            a = IntervalMath.Divide(a, From.Bound(0, 0));
            b = IntervalMath.Divide(b, To.Bound(0, 0));
        }
        Interval mixed = IntervalMath.Add(IntervalMath.Multiply(new Interval(1 - share.High, 1 - share.Low), a), IntervalMath.Multiply(share, b));
        return Way.Shape == RampShape.Exponential ? IntervalMath.Multiply(Bound(from, to), mixed) : mixed;
    }

    internal override void Breaks(double from, double to, BreakList into) => Way.Breaks(from, to, into);

    internal override Curve Stretched(double factor) => this with { Way = Way with { Duration = Way.Duration * factor } };

    /// <summary>The ramp at the values that the params have.</summary>
    private RampCurve AtPoint => Way with { From = From.At(0), To = To.At(0) };

    private double Share(double u) => Way.Shape == RampShape.Exponential ? (Way.Extends ? u : Math.Min(u, Way.Duration)) / Way.Duration : Way.LimitAt(u);

    // The values at one time for all values of the ends.
    private Interval Mix(double u, bool isLimit)
    {
        Interval a = From.Bound(0, 0);
        Interval b = To.Bound(0, 0);
        if (Way.Shape == RampShape.Exponential)
        {
            double p = Share(u);
            if (!(a.Low > 0 && b.Low > 0) && !(a.High < 0 && b.High < 0))
                return Interval.Everything;
            // a^(1-p) b^p is monotone in both, so two of its corners are the extremes: those of the ends up to p = 1, and crosswise behind it.
            Interval straight = Interval.Between(Power(a.Low, b.Low, p), Power(a.High, b.High, p));
            return p <= 1 ? straight : straight.Join(Interval.Between(Power(a.Low, b.High, p), Power(a.High, b.Low, p)));
        }
        double s = isLimit ? Way.LimitAt(u) : Way.At(u);
        return s is >= 0 and <= 1
            ? new Interval(Between(a.Low, b.Low, s), Between(a.High, b.High, s))
            : IntervalMath.Add(IntervalMath.Multiply(new Interval(1 - s), a), IntervalMath.Multiply(new Interval(s), b));
    }

    private static double Between(double a, double b, double s) => s == 1 ? b : a + (b - a) * s;

    private static double Power(double a, double b, double p) => p.Equals(1.0) ? b : a * Math.Pow(b / a, p);

    private static Interval LogRatio(Interval a, Interval b)
    {
        Interval ratio = IntervalMath.Divide(b, a);
        return ratio.Low > 0 ? new Interval(Math.Log(ratio.Low), Math.Log(ratio.High)) : Interval.Everything;
    }
}
