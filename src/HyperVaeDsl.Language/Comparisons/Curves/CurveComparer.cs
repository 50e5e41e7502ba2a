using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Compares two plans of a value on the time that both have.</summary>
internal static class CurveComparer
{
    private const int MostPoints = 12;

    /// <summary>How they differ.</summary>
    public static CurveDifference Compare(SignalTimeline old, SignalTimeline @new)
    {
        double end = Math.Min(old.End, @new.End);
        double scale = Math.Max(Size(old.Hull), Size(@new.Hull));
        DifferenceSearch search = new(CurveDifference.Tolerance * scale, scale, old.Cost + @new.Cost);
        search.Run([.. CommonStretches.Differing(old, @new, end)]);
        CurvePoint? largest = Plainly(search.Peaks.Largest);
        return new CurveDifference(old, @new)
        {
            End = end,
            Ranges = search.Ranges,
            Largest = largest,
            LargestRelative = Plainly(search.Peaks.LargestRelative),
            RelativeBound = search.Peaks.RelativeBound,
            // Beside a jump the time is known up to rounding, which steep curves show.
            Bound = largest == null ? search.Peaks.Bound : Math.Max(search.Peaks.Bound, Math.Abs(largest.Difference)),
            Area = search.Area,
            Points = Points(old, @new, end, search),
        };

        // As the plans have the point: the end of a stretch is approached only if something jumps there, and the time of a jump is known up to rounding.
        CurvePoint? Plainly(CurvePoint? point)
        {
            if (point == null)
                return null;
            double inset = 1e-12 * Math.Max(1, point.Time);
            CurvePoint[] all = [At(old, @new, Math.Min(point.Time, end)), new CurvePoint(point.Time, true, old.LimitAt(point.Time), @new.LimitAt(point.Time)), At(old, @new, Math.Min(point.Time + inset, end)), At(old, @new, Math.Max(0, point.Time - inset))];
            CurvePoint[] seen = [.. all.Where(candidate => candidate.IsApproached || candidate.Time < end)];
            // Where two breaks are one up to rounding, the point may have a value from before the one and another from behind the other, which the plans never have together.
            return seen.FirstOrDefault(candidate => IsClose(candidate.Old, point.Old) && IsClose(candidate.New, point.New))
                ?? seen.OrderBy(candidate => Math.Abs(candidate.Difference - point.Difference)).First();
        }

        bool IsClose(double one, double other) => Math.Abs(one - other) <= 1e-9 * scale;
    }

    // The ends of what differs and the largest difference, both sides of a jump.
    private static List<CurvePoint> Points(SignalTimeline old, SignalTimeline @new, double end, DifferenceSearch search)
    {
        List<CurvePoint> points = [];
        foreach (EpochRange range in search.Ranges.Take(MostPoints / 2))
        {
            Add(At(old, @new, range.From));
            Add(new CurvePoint(range.To, true, old.LimitAt(range.To), @new.LimitAt(range.To)));
        }
        if (search.Peaks.Largest is { } largest)
            Add(largest);
        if (search.Peaks.LargestRelative is { } relative)
            Add(relative);
        return [.. points.Where(point => point.Time <= end).OrderBy(point => !point.IsApproached).OrderBy(point => point.Time)];

        void Add(CurvePoint point)
        {
            if (!points.Any(other => other.Time.Equals(point.Time) && other.IsApproached == point.IsApproached))
                points.Add(point);
        }
    }

    private static CurvePoint At(SignalTimeline old, SignalTimeline @new, double time) => new(time, false, old.At(time), @new.At(time));

    private static double Size(Interval hull) => Math.Max(Math.Abs(hull.Low), Math.Abs(hull.High));
}
