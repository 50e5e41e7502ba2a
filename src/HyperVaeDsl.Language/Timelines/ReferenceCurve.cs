namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The planned value of another signal, before controllers: at the same time, or at (t - delay) / scale; before that signal's clock
/// begins it has its first value.
/// </summary>
/// <param name="Name">The signal.</param>
/// <param name="Timeline">Its plan.</param>
/// <param name="Delay">How much later it is read, in epochs.</param>
/// <param name="Scale">How much slower.</param>
public sealed record ReferenceCurve(string Name, SignalTimeline Timeline, double Delay = 0, double Scale = 1) : Curve
{
    /// <inheritdoc />
    public override bool IsOnTheRun => true;

    /// <inheritdoc />
    public override bool IsRandom => Timeline.IsRandom;

    internal override ParamBox? Params => Timeline.Params;

    internal override int Depth => 1 + Timeline.Depth;

    internal override long Cost => 1 + Timeline.Cost;

    /// <inheritdoc />
    public override double At(double u) => Timeline.At(Time(u));

    /// <inheritdoc />
    public override Interval Over(double from, double to) => Enclose(from, to, Timeline.Over);

    /// <inheritdoc />
    public override double LimitAt(double u)
    {
        double time = Time(u);
        if (time <= 0)
            return Timeline.At(0);
        // Of a signal per epoch only the values of whole epochs are read, so the one of the last epoch before is what is approached.
        return Timeline.IsPerEpoch ? Timeline.At(Math.Max(0, Math.Ceiling(time * (1 - Piece.Rounding)) - 1)) : Timeline.LimitAt(time);
    }

    internal override (Curve Curve, double Time, bool IsApproached) PartAt(double u, bool isApproached)
    {
        double time = Time(u);
        bool isLimit = isApproached && time > 0 && !Timeline.IsPerEpoch;
        if (isApproached && !isLimit)
            time = time <= 0 ? 0 : Math.Max(0, Math.Ceiling(time * (1 - Piece.Rounding)) - 1);
        Segment segment = Timeline.SegmentAt(isLimit ? time : Timeline.IsPerEpoch ? Math.Floor(time) : time);
        // Where a segment begins, the limit is that of the one before it.
        if (isLimit && time <= segment.Start && Timeline.Segments.LastOrDefault(other => other.Start < segment.Start) is { } before)
            segment = before;
        return (segment.Curve, (Timeline.IsPerEpoch ? Math.Floor(time) : time) - segment.Origin, isLimit);
    }

    internal override Interval Bound(double from, double to) => Enclose(from, to, Timeline.Bound);

    internal override Interval Slope(double from, double to)
    {
        double start = (from - Delay) / Scale;
        double end = (to - Delay) / Scale;
        return start + (end - start) / 2 <= 0 ? new Interval(0) : IntervalMath.Multiply(Timeline.Slope(Math.Max(0, start), end), new Interval(1 / Scale));
    }

    internal override Interval Partial(int param, double from, double to) => Timeline.Partial(param, Time(from), Time(to));

    internal override void Breaks(double from, double to, BreakList into)
    {
        into.Add(Delay);
        BreakList inner = new(Time(from), Time(to), into.HasCells);
        Timeline.Breaks(inner);
        foreach (double time in inner.Cuts())
            into.Add(time * Scale + Delay);
        if (!inner.HasRoom)
            into.Fill();
    }

    internal override Curve Stretched(double factor) => this with { Delay = Delay * factor, Scale = Scale * factor };

    internal override Curve Delayed(double duration) => this with { Delay = Delay + duration };

    /// <summary>The time at which the signal is read.</summary>
    public double Time(double u) => Delay == 0 && Scale == 1 ? u : Math.Max(0.0, (u - Delay) / Scale);

    private Interval Enclose(double from, double to, Func<double, double, Interval> inner)
    {
        double start = Time(from);
        double end = Time(to);
        // A single moment, or times before the signal began.
        return end > start ? inner(start, end) : IsRandom ? Timeline.Bound(start, start) : Timeline.ValueAt(start);
    }
}
