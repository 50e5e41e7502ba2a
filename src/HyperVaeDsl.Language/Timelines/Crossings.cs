namespace HyperVaeDsl.Language.Timelines;

/// <summary>When a curve leaves a range. Pieces are monotone, so bisection finds the time to the last bit.</summary>
public static class Crossings
{
    /// <summary>Values closer to a bound than this share of it touch the bound; they do not cross it.</summary>
    public const double RelativeTolerance = 1e-12;

    /// <summary>Whether a value lies outside a range by more than rounding.</summary>
    public static bool IsOutside(double value, Interval range) =>
        value < range.Low - RelativeTolerance * Math.Max(1, Math.Abs(range.Low))
        || value > range.High + RelativeTolerance * Math.Max(1, Math.Abs(range.High));

    /// <summary>The first time in a segment, in epochs of the run, at which its value is outside the range; null if never.</summary>
    public static double? FirstOutside(Segment segment, Interval range)
    {
        double length = segment.End - segment.Start;
        return FirstOutside(segment.Curve, 0, length, range) is { } u ? segment.Start + u : null;
    }

    private static double? FirstOutside(Curve curve, double from, double to, Interval range)
    {
        if (curve is PeriodicCurve periodic)
        {
            for (int i = 0; i < periodic.Pieces.Count; i++)
            {
                double start = periodic.Pieces[i].Start;
                double end = Math.Min(to, i + 1 < periodic.Pieces.Count ? periodic.Pieces[i + 1].Start : periodic.Period);
                if (start < to && FirstOutside(periodic.Pieces[i].Curve, 0, end - start, range) is { } inner)
                    return start + inner;
            }
            return null;
        }
        if (IsOutside(curve.At(from), range))
            return from;
        if (!IsOutside(curve.LimitAt(to), range))
            return null;
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
}
