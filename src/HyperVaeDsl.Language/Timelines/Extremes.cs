namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The extremes of a calculated curve by branch and bound. Between two breaks the curve is smooth: where an enclosure of its slope has
/// one sign the ends are the extremes; elsewhere the stretch with the highest enclosure is halved until no enclosure exceeds the largest
/// value found by more than a share of 1e-11. After a fixed amount of work the enclosures themselves are the answer, which is safe.
/// Enclosures are calculated in double precision without directed rounding: with at most 2,000 operations that is an error below
/// 2,000 * 2^-53 = 2.3e-13 of the largest number on the way, which the tolerance covers.
/// </summary>
internal static class Extremes
{
    /// <summary>The share of the largest value to which extremes are found.</summary>
    public const double Tolerance = 1e-11;

    /// <summary>How often a search may halve.</summary>
    public const int MostSplits = 20_000;

    /// <summary>Smallest and largest value on [from, to).</summary>
    public static Interval Of(Curve curve, double from, double to)
    {
        if (from >= to)
            return new Interval(curve.At(from));
        BreakList breaks = new(from, to);
        curve.Breaks(from, to, breaks);
        if (!breaks.HasRoom)
            return curve.Bound(from, to);
        List<double> cuts = breaks.Cuts();
        UpperSearch above = new(curve, cuts, 1);
        UpperSearch below = new(curve, cuts, -1);
        double slack = Tolerance * Math.Max(Math.Abs(below.Best), Math.Abs(above.Best));
        return new Interval(-below.Run(slack).Value, above.Run(slack).Value);
    }

    /// <summary>The largest value on [from, to), or of its negative the smallest.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End; the value there is the limit from the left.</param>
    /// <param name="slack">How far apart what is found and what is possible may be.</param>
    /// <param name="enough">Bounds up to this one need not be looked into.</param>
    /// <param name="sign">1 for the largest value, -1 for the negative of the smallest.</param>
    /// <param name="splits">How often the search may halve.</param>
    public static Supremum Highest(Curve curve, double from, double to, double slack, double enough = double.NegativeInfinity, int sign = 1, int splits = MostSplits)
    {
        // Most of what is asked has a margin: one look is enough.
        if (!double.IsNegativeInfinity(enough) && Upper(curve.Bound(from, to), sign) is { } whole && whole <= enough)
            return new Supremum(double.NegativeInfinity, from, whole, true);
        BreakList breaks = new(from, to);
        curve.Breaks(from, to, breaks);
        UpperSearch search = new(curve, breaks.HasRoom ? breaks.Cuts() : [from, to], sign);
        if (breaks.HasRoom)
            return search.Run(slack, enough, splits);
        double upper = Upper(curve.Bound(from, to), sign);
        return new Supremum(search.Best, search.Time, upper, upper <= Math.Max(search.Best + slack, enough));
    }

    /// <summary>Encloses the values on a stretch without breaks.</summary>
    public static Interval Enclose(Curve curve, double from, double to)
    {
        Interval slope = curve.Slope(from, to);
        if (IsMonotone(slope))
            return Ends(curve, from, to);
        Interval naive = curve.Bound(from, to);
        double middle = from + (to - from) / 2;
        double half = (to - from) / 2;
        Interval mean = IntervalMath.Add(At(curve, middle), IntervalMath.Multiply(slope, new Interval(-half, half)));
        return IntervalMath.Intersect(naive, mean);
    }

    /// <summary>The upper end of sign * values.</summary>
    public static double Upper(Interval values, int sign) => sign > 0 ? values.High : -values.Low;

    /// <summary>Whether a slope has one sign.</summary>
    public static bool IsMonotone(Interval slope) => slope.Low >= 0 || slope.High <= 0;

    /// <summary>The value at a moment; for noise, and for params while something is asked of a cell of them, all values that it may have.</summary>
    public static Interval At(Curve curve, double time) => curve.IsRandom ? Moment(curve, time, time) : new Interval(curve.At(time));

    // The time of a jump is known up to rounding, so the values a little inside are looked at too.
    internal static Interval Ends(Curve curve, double from, double to)
    {
        double inset = Inset(from, to);
        return At(curve, from).Join(At(curve, from + inset)).Join(At(curve, to - inset)).Join(Before(curve, to));
    }

    internal static double Inset(double from, double to) => Math.Min(1e-13 * Math.Max(Math.Abs(from), Math.Abs(to)), (to - from) / 4);

    internal static Interval Before(Curve curve, double time) =>
        curve.IsRandom ? Moment(curve, time - 1e-12 * Math.Max(1, Math.Abs(time)), time) : new Interval(curve.LimitAt(time));

    private static Interval Moment(Curve curve, double from, double to) =>
        curve.Params is { IsCell: true, IsOpen: true } box ? ParamEnclosure.Of(curve, from, to, box) : curve.Bound(from, to);
}
