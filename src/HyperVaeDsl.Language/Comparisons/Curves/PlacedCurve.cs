using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>A curve and the time of the run at which its clock began.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Origin">When its clock began; 0 for one on the clock of the run.</param>
internal readonly record struct PlacedCurve(Curve Curve, double Origin)
{
    // How often what contains a curve may be taken off; more deeply nested ones are compared as they are.
    private const int Deepest = 40;

    /// <summary>The curve of a segment.</summary>
    public static PlacedCurve Of(Segment segment) => new(segment.Curve, segment.Curve.IsOnTheRun || segment.Curve is ConstantCurve ? 0 : segment.Origin);

    /// <summary>The curve on the clock of the run. By rounding it may be asked for a time just before its clock begins, and has its first value there.</summary>
    public Curve OnTheRun => Origin == 0 || Curve is ConstantCurve ? Curve : new ClockCurve(Curve, Origin, Origin, Holds: true);

    /// <summary>The value at a time of the run.</summary>
    public double At(double time) => Curve.At(Math.Max(0, time - Origin));

    /// <summary>The limit of the value as the time of the run rises.</summary>
    public double LimitAt(double time) => time <= Origin ? Curve.At(0) : Curve.LimitAt(time - Origin);

    /// <summary>
    /// The same function without what only says when it counts, on a stretch without breaks: the piece of a cycle or sequence, what a clock holds,
    /// the plan that a reference reads.
    /// </summary>
    public PlacedCurve Plain(double from, double to)
    {
        PlacedCurve plain = this;
        for (int depth = 0; depth < Deepest && plain.Inner(from, to) is { } inner; depth++)
            plain = inner;
        return plain.Curve is ConstantCurve ? plain with { Origin = 0 } : plain;
    }

    /// <summary>Whether another curve is the same function by its form: the same pieces with the same clocks, whatever they are called.</summary>
    public bool IsSameAs(PlacedCurve other, double from, double to) => IsSame(Plain(from, to), other.Plain(from, to), from, to, 0);

    /// <summary>Whether it jumps between two times next to each other: what is only steep there, as a root at its begin, does not.</summary>
    /// <param name="before">The earlier time, in a stretch.</param>
    /// <param name="after">The later one.</param>
    /// <param name="from">Begin of the stretch, which has no breaks.</param>
    /// <param name="to">End of the stretch.</param>
    public bool Jumps(double before, double after, double from, double to) => Jumps(before, after, from, to, 0);

    private bool Jumps(double before, double after, double from, double to, int depth)
    {
        PlacedCurve plain = Plain(from, to);
        return plain.Curve switch
        {
            ConstantCurve or RampCurve { Shape: not RampShape.Staircase } => false,
            BinaryCurve both when depth < Deepest =>
                new PlacedCurve(both.Left, plain.Origin).Jumps(before, after, from, to, depth + 1) || new PlacedCurve(both.Right, plain.Origin).Jumps(before, after, from, to, depth + 1),
            _ => SignalTimeline.Differ(plain.At(before), plain.LimitAt(after)),
        };
    }

    private static bool IsSame(PlacedCurve a, PlacedCurve b, double from, double to, int depth)
    {
        if (depth > Deepest)
            return false;
        if (a.Curve is BinaryCurve left && b.Curve is BinaryCurve right)
        {
            return left.Operation == right.Operation
                && IsSame(new PlacedCurve(left.Left, a.Origin).Plain(from, to), new PlacedCurve(right.Left, b.Origin).Plain(from, to), from, to, depth + 1)
                && IsSame(new PlacedCurve(left.Right, a.Origin).Plain(from, to), new PlacedCurve(right.Right, b.Origin).Plain(from, to), from, to, depth + 1);
        }
        if (a.Curve is QuantisedCurve rounded && b.Curve is QuantisedCurve other)
            return rounded.Step.Equals(other.Step) && IsSame(new PlacedCurve(rounded.Inner, a.Origin).Plain(from, to), new PlacedCurve(other.Inner, b.Origin).Plain(from, to), from, to, depth + 1);
        // Two references to one plan are equal as objects only within one methodology; what they read was taken apart above.
        return a.Curve.GetType() == b.Curve.GetType() && a.Curve is ConstantCurve or RampCurve or NoiseCurve && a.Curve.Equals(b.Curve) && a.Origin.Equals(b.Origin);
    }

    private PlacedCurve? Inner(double from, double to)
    {
        double start = from - Origin;
        double end = to - Origin;
        double middle = start + (end - start) / 2;
        switch (Curve)
        {
            case ClockCurve { Holds: true } held when middle <= held.Start:
                return end <= held.Start ? new PlacedCurve(new ConstantCurve(held.At(held.Start)), 0) : null;
            case ClockCurve clock:
                return clock.Holds && start < clock.Start ? null : new PlacedCurve(clock.Inner, Origin + clock.Origin);
            case SequenceCurve sequence:
                int i = Piece.IndexAt(sequence.Pieces, middle);
                return Holds(start, end, i == 0 ? double.NegativeInfinity : sequence.Pieces[i].Start, i + 1 < sequence.Pieces.Count ? sequence.Pieces[i + 1].Start : double.PositiveInfinity)
                    ? new PlacedCurve(sequence.Pieces[i].Curve, Origin) : null;
            case PeriodicCurve periodic:
                double cycle = Math.Floor(middle / periodic.Period) * periodic.Period;
                int p = Piece.IndexAt(periodic.Pieces, middle - cycle);
                double begin = cycle + periodic.Pieces[p].Start;
                return Holds(start, end, begin, cycle + (p + 1 < periodic.Pieces.Count ? periodic.Pieces[p + 1].Start : periodic.Period))
                    ? new PlacedCurve(periodic.Pieces[p].Curve, Origin + begin) : null;
            case ReferenceCurve { Scale: 1, Timeline.IsPerEpoch: false } reference when start >= reference.Delay:
                Segment segment = reference.Timeline.SegmentAt(reference.Time(middle));
                PlacedCurve read = Of(segment);
                return Holds(start, end, segment.Start + reference.Delay, segment.End + reference.Delay) ? read with { Origin = read.Origin + reference.Delay + Origin } : null;
            default:
                return null;
        }
    }

    // Breaks are known up to rounding.
    private static bool Holds(double start, double end, double first, double last)
    {
        double slack = (end - start) * 1e-6;
        return start >= first - slack && end <= last + slack;
    }
}
