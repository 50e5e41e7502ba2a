using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>
/// Up to when two plans compute their values by the same operations on the same numbers, and so read the same double at every time. What they read of
/// other signals is followed, whatever it is called.
/// </summary>
internal static class SameComputation
{
    private const int Deepest = 40;

    /// <summary>They are the same on [from, the answer); that is not above <paramref name="from"/> where nothing is known.</summary>
    public static double Until(SignalTimeline a, SignalTimeline b, double from) => Until(a, b, from, 0);

    private static double Until(SignalTimeline a, SignalTimeline b, double from, int depth)
    {
        if (ReferenceEquals(a, b))
            return double.PositiveInfinity;
        // The value of an epoch is that at its begin, so the epoch in which they part is not looked at.
        if (a.IsPerEpoch != b.IsPerEpoch || depth > Deepest)
            return from;
        double start = a.IsPerEpoch ? Math.Floor(from) : from;
        double time = start;
        while (true)
        {
            (Segment before, Segment after) = (a.SegmentAt(time), b.SegmentAt(time));
            if (before.Curve is not ConstantCurve && !before.Origin.Equals(after.Origin))
                break;
            double end = Math.Min(before.End, after.End);
            double until = Until(before.Curve, after.Curve, time - before.Origin, depth + 1);
            if (double.IsNaN(until))
                break;
            until += before.Origin;
            if (until < end || end <= time || end >= Math.Min(a.End, b.End))
            {
                time = until < end ? until : double.IsPositiveInfinity(until) && before.End.Equals(after.End) ? until : end;
                break;
            }
            time = end;
        }
        return a.IsPerEpoch ? Math.Floor(time) : time;
    }

    // NaN where they differ at once.
    private static double Until(Curve a, Curve b, double from, int depth)
    {
        if (depth > Deepest)
            return double.NaN;
        switch (a, b)
        {
            case (ConstantCurve or RampCurve or NoiseCurve, _):
                return a.Equals(b) ? double.PositiveInfinity : double.NaN;
            case (BinaryCurve one, BinaryCurve other) when one.Operation == other.Operation:
                return Earlier(Until(one.Left, other.Left, from, depth + 1), Until(one.Right, other.Right, from, depth + 1));
            case (ClockCurve one, ClockCurve other) when one.Origin.Equals(other.Origin) && one.Start.Equals(other.Start) && one.Holds == other.Holds:
                return Until(one.Inner, other.Inner, (one.Holds ? Math.Max(from, one.Start) : from) - one.Origin, depth + 1) + one.Origin;
            case (QuantisedCurve one, QuantisedCurve other) when one.Step.Equals(other.Step):
                return Until(one.Inner, other.Inner, from, depth + 1);
            case (PeriodicCurve one, PeriodicCurve other) when one.Period.Equals(other.Period):
                return ArePieces(one.Pieces, other.Pieces, depth) ? double.PositiveInfinity : double.NaN;
            case (SequenceCurve one, SequenceCurve other):
                return ArePieces(one.Pieces, other.Pieces, depth) ? double.PositiveInfinity : double.NaN;
            case (ReferenceCurve one, ReferenceCurve other) when one.Delay.Equals(other.Delay) && one.Scale.Equals(other.Scale):
                double read = one.Time(from);
                double until = Until(one.Timeline, other.Timeline, read, depth + 1);
                return until > read ? until * one.Scale + one.Delay : double.NaN;
            default:
                return double.NaN;
        }
    }

    private static bool ArePieces(IReadOnlyList<Piece> one, IReadOnlyList<Piece> other, int depth)
    {
        if (one.Count != other.Count)
            return false;
        for (int i = 0; i < one.Count; i++)
        {
            if (!one[i].Start.Equals(other[i].Start) || !double.IsPositiveInfinity(Until(one[i].Curve, other[i].Curve, 0, depth + 1)))
                return false;
        }
        return true;
    }

    private static double Earlier(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : Math.Min(a, b);
}
