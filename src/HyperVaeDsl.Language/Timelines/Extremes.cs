namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The extremes of a calculated curve by branch and bound. Between two breaks the curve is smooth: where an enclosure of its slope has
/// one sign the ends are the extremes; elsewhere the stretch with the highest enclosure is halved until no enclosure exceeds the largest
/// value found by more than a share of 1e-11. After a fixed amount of work the enclosures themselves are the answer, which is safe.
/// </summary>
internal static class Extremes
{
    private const double Tolerance = 1e-11;
    private const int MostSplits = 20_000;

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
        Interval found = At(curve, from);
        for (int i = 0; i + 1 < cuts.Count; i++)
            found = found.Join(Ends(curve, cuts[i], cuts[i + 1]));
        double high = Highest(curve, cuts, found, 1);
        double low = -Highest(curve, cuts, new Interval(-found.High, -found.Low), -1);
        return new Interval(low, high);
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

    /// <summary>Whether a slope has one sign.</summary>
    public static bool IsMonotone(Interval slope) => slope.Low >= 0 || slope.High <= 0;

    /// <summary>The value at a moment; for noise all values that it may have.</summary>
    public static Interval At(Curve curve, double time) => curve.IsRandom ? curve.Bound(time, time) : new Interval(curve.At(time));

    // The time of a jump is known up to rounding, so the values a little inside are looked at too.
    private static Interval Ends(Curve curve, double from, double to)
    {
        double inset = Math.Min(1e-13 * Math.Max(Math.Abs(from), Math.Abs(to)), (to - from) / 4);
        return At(curve, from).Join(At(curve, from + inset)).Join(At(curve, to - inset)).Join(Before(curve, to));
    }

    private static Interval Before(Curve curve, double time) => curve.IsRandom ? curve.Bound(time, time) : new Interval(curve.LimitAt(time));

    // The largest value of sign * curve.
    private static double Highest(Curve curve, List<double> cuts, Interval found, double sign)
    {
        double best = found.High;
        double slack = Tolerance * Math.Max(Math.Abs(found.Low), Math.Abs(found.High));
        StretchHeap open = new();
        for (int i = 0; i + 1 < cuts.Count; i++)
            Consider(cuts[i], cuts[i + 1]);
        for (int splits = 0; open.Count > 0; splits++)
        {
            Stretch stretch = open.TakeHighest();
            if (stretch.Upper <= best + slack)
                return best;
            double middle = stretch.From + (stretch.To - stretch.From) / 2;
            if (splits == MostSplits || stretch.To - stretch.From <= 1e-13 * Math.Max(1, Math.Abs(stretch.To)) || middle <= stretch.From || middle >= stretch.To)
                return stretch.Upper;
            best = Math.Max(best, Upper(At(curve, middle)));
            Consider(stretch.From, middle);
            Consider(middle, stretch.To);
        }
        return best;

        void Consider(double from, double to)
        {
            double upper = Upper(Enclose(curve, from, to));
            if (upper > best + slack)
                open.Add(new Stretch(from, to, upper));
        }

        double Upper(Interval values) => sign > 0 ? values.High : -values.Low;
    }
}
