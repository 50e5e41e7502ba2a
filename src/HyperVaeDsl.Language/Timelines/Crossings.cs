namespace HyperVaeDsl.Language.Timelines;

/// <summary>When a curve leaves a range. Pieces are monotone, or halved until they are, so bisection finds the time to the last bit.</summary>
public static class Crossings
{
    /// <summary>Values closer to a bound than this share of it touch the bound; they do not cross it.</summary>
    public const double RelativeTolerance = 1e-12;

    private const int MostSplits = 20_000;

    /// <summary>Whether a value lies outside a range by more than rounding.</summary>
    public static bool IsOutside(double value, Interval range) =>
        value < range.Low - RelativeTolerance * Math.Max(1, Math.Abs(range.Low))
        || value > range.High + RelativeTolerance * Math.Max(1, Math.Abs(range.High));

    /// <summary>The first time in a segment, in epochs of the run, at which its value is outside the range; null if never.</summary>
    public static double? FirstOutside(Segment segment, Interval range) =>
        FirstOutside(segment.Curve, segment.Start - segment.Origin, segment.End - segment.Origin, range) is { } u ? segment.Origin + u : null;

    /// <summary>The first time in [from, to) at which a curve is outside a range; null if never.</summary>
    internal static double? FirstOutside(Curve curve, double from, double to, Interval range) => curve switch
    {
        ConstantCurve or RampCurve => InMonotone(curve, from, to, range),
        PeriodicCurve periodic => InPeriods(periodic, from, to, range),
        _ => InAny(curve, from, to, range),
    };

    private static double? InPeriods(PeriodicCurve periodic, double from, double to, Interval range)
    {
        double cycle = Math.Floor(from / periodic.Period) * periodic.Period;
        for (double last = Math.Min(to, from + periodic.Period); cycle < last; cycle += periodic.Period)
        {
            for (int i = 0; i < periodic.Pieces.Count; i++)
            {
                double start = cycle + periodic.Pieces[i].Start;
                double end = Math.Min(last, cycle + (i + 1 < periodic.Pieces.Count ? periodic.Pieces[i + 1].Start : periodic.Period));
                if (Math.Max(start, from) < end && FirstOutside(periodic.Pieces[i].Curve, Math.Max(0, from - start), end - start, range) is { } inner)
                    return start + inner;
            }
        }
        return null;
    }

    private static double? InAny(Curve curve, double from, double to, Interval range)
    {
        BreakList breaks = new(from, to);
        curve.Breaks(from, to, breaks);
        List<double> cuts = breaks.HasRoom ? breaks.Cuts() : [from, to];
        int splits = 0;
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            if (Search(cuts[i], cuts[i + 1]) is { } time)
                return time;
        }
        return null;

        double? Search(double start, double end)
        {
            if (!IsOutside(Extremes.Enclose(curve, start, end), range))
                return null;
            double middle = start + (end - start) / 2;
            bool isSmall = end - start <= 1e-13 * Math.Max(1, Math.Abs(end)) || middle <= start || middle >= end || ++splits > MostSplits;
            if (isSmall || (!curve.IsRandom && Extremes.IsMonotone(curve.Slope(start, end))))
                return isSmall && IsOutside(Extremes.At(curve, start), range) ? start : InMonotone(curve, start, end, range);
            return Search(start, middle) ?? Search(middle, end);
        }
    }

    private static double? InMonotone(Curve curve, double from, double to, Interval range)
    {
        if (IsOutside(curve.At(from), range))
            return from;
        // The time of a jump is known up to rounding, so the values a little inside are looked at too.
        double inset = Extremes.Inset(from, to);
        if (IsOutside(curve.At(from + inset), range))
            return from + inset;
        if (!IsOutside(curve.LimitAt(to), range))
        {
            if (!IsOutside(curve.At(to - inset), range))
                return null;
            to -= inset;
        }
        for (int i = 0; i < 200 && to - from > 0; i++)
        {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to)
                break;
            if (IsOutside(curve.At(middle), range))
                to = middle;
            else
                from = middle;
        }
        return to;
    }

    private static bool IsOutside(Interval values, Interval range) => IsOutside(values.Low, range) || IsOutside(values.High, range);
}
