namespace HyperVaeDsl.Language.Timelines;

/// <summary>A signal as a function of time: segments that cover [0, epochs) without gap or overlap.</summary>
/// <param name="Segments">The segments in order; the first starts at 0.</param>
/// <param name="IsPerEpoch">Whether time is rounded down to whole epochs first.</param>
public sealed record SignalTimeline(IReadOnlyList<Segment> Segments, bool IsPerEpoch)
{
    /// <summary>The value at a time in [0, epochs).</summary>
    public double At(double epoch)
    {
        double t = IsPerEpoch ? Math.Floor(epoch) : epoch;
        Segment segment = SegmentAt(t);
        return segment.Curve.At(t - segment.Start);
    }

    /// <summary>The segment that holds a time.</summary>
    public Segment SegmentAt(double epoch)
    {
        int i = Segments.Count - 1;
        while (i > 0 && epoch < Segments[i].Start)
            i--;
        return Segments[i];
    }

    /// <summary>Smallest and largest value over [from, to).</summary>
    public Interval Over(double from, double to)
    {
        Interval? hull = null;
        if (IsPerEpoch)
        {
            // Only whole epochs are ever seen.
            for (double epoch = Math.Floor(from); epoch < to; epoch++)
                hull = hull?.Join(Interval.Between(At(epoch), At(epoch))) ?? Interval.Between(At(epoch), At(epoch));
            return hull ?? new Interval(double.NaN, double.NaN);
        }
        foreach (Segment segment in Segments)
        {
            double low = Math.Max(from, segment.Start);
            double high = Math.Min(to, segment.End);
            if (low < high)
            {
                Interval part = segment.Curve.Over(low - segment.Start, high - segment.Start);
                hull = hull?.Join(part) ?? part;
            }
        }
        return hull ?? new Interval(double.NaN, double.NaN);
    }

    /// <summary>The limit from the left at a time in (0, epochs].</summary>
    public double LimitAt(double epoch)
    {
        int i = Segments.Count - 1;
        while (i > 0 && epoch <= Segments[i].Start)
            i--;
        return Segments[i].Curve.LimitAt(epoch - Segments[i].Start);
    }

    /// <summary>Whether the value at a time differs from the limit from the left by more than rounding.</summary>
    public bool JumpsAt(double epoch) => epoch > 0 && Differ(LimitAt(epoch), SegmentAt(epoch).Curve.At(epoch - SegmentAt(epoch).Start));

    /// <summary>Whether two values differ by more than rounding.</summary>
    public static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));

    /// <summary>Smallest and largest value over the whole run.</summary>
    public Interval Hull => Over(Segments[0].Start, Segments[Segments.Count - 1].End);

    /// <summary>The constant that the signal is, or null.</summary>
    public double? Constant => Segments.All(segment => segment.Curve is ConstantCurve) && Hull.IsPoint ? Segments[0].First : null;
}
