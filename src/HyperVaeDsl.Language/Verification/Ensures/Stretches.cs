using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// Cuts a time where a signal that a curve reads goes over into another segment, and puts the curves of the segments in the place of the signals. So
/// a signal that is calculated from another one is compared with it as a calculation, and what both have in common is found: min(a + 0.1, 1) is never
/// above a + 0.1, and no search has to find that out.
/// </summary>
internal static class Stretches
{
    private const double LongestPerEpoch = 4096;
    private const int MostAlternatives = 16;

    /// <summary>The stretches of a time with the curve of each, on the clock of the run.</summary>
    public static IEnumerable<(double From, double To, Curve Curve)> Of(Curve curve, double from, double to)
    {
        SortedSet<double> cuts = [from, to];
        HashSet<SignalTimeline> seen = [];
        Cut(curve, from, to, cuts, seen);
        double? start = null;
        foreach (double end in cuts)
        {
            if (start is { } begin)
                yield return (begin, end, Distributed(Inlined(curve, begin + (end - begin) / 2)));
            start = end;
        }
    }

    private static void Cut(Curve curve, double from, double to, SortedSet<double> cuts, HashSet<SignalTimeline> seen)
    {
        if (curve is ReferenceCurve reference && seen.Add(reference.Timeline))
        {
            for (double time = Math.Floor(from) + LongestPerEpoch; reference.Timeline.IsPerEpoch && time < to; time += LongestPerEpoch)
                cuts.Add(time);
            if (!IsPlain(reference))
                return;
            foreach (Segment segment in reference.Timeline.Segments.Where(segment => segment.End > from && segment.Start < to))
            {
                if (segment.Start > from)
                    cuts.Add(segment.Start);
                Cut(segment.Curve, from, to, cuts, seen);
            }
        }
        foreach (Curve part in curve.Parts)
            Cut(part, from, to, cuts, seen);
    }

    private static bool IsPlain(ReferenceCurve reference) => reference is { Delay: 0, Scale: 1, Timeline.IsPerEpoch: false };

    private static Curve Inlined(Curve curve, double time)
    {
        switch (curve)
        {
            case ReferenceCurve reference when IsPlain(reference):
                return Inlined(reference.Timeline.SegmentAt(time).OnTheRun, time);
            case QuantisedCurve quantised:
                return new QuantisedCurve(Inlined(quantised.Inner, time), quantised.Step);
            case BinaryCurve binary:
                BinaryCurve inlined = new(binary.Operation, Inlined(binary.Left, time), Inlined(binary.Right, time));
                return inlined is { Left: ConstantCurve, Right: ConstantCurve } ? new ConstantCurve(inlined.At(0)) : inlined;
            default:
                return curve;
        }
    }

    // max(a, b) - c is max(a - c, b - c), so that a and c are seen side by side.
    private static Curve Distributed(Curve curve)
    {
        int alternatives = 1;
        return Push(curve);

        Curve Push(Curve whole)
        {
            if (whole is not BinaryCurve binary)
                return whole;
            (Curve left, Curve right) = (Push(binary.Left), Push(binary.Right));
            if (binary.Operation is BinaryOperation.Add or BinaryOperation.Subtract)
            {
                if (Choice(left) is { } first && alternatives++ < MostAlternatives)
                    return new BinaryCurve(first.Operation, Push(new BinaryCurve(binary.Operation, first.Left, right)), Push(new BinaryCurve(binary.Operation, first.Right, right)));
                if (Choice(right) is { } second && alternatives++ < MostAlternatives)
                {
                    BinaryOperation chosen = binary.Operation == BinaryOperation.Add ? second.Operation : Opposite(second.Operation);
                    return new BinaryCurve(chosen, Push(new BinaryCurve(binary.Operation, left, second.Left)), Push(new BinaryCurve(binary.Operation, left, second.Right)));
                }
            }
            if (binary.Operation == BinaryOperation.Multiply && (left is ConstantCurve ? (left, right) : (right, left)) is (ConstantCurve factor, BinaryCurve multiplied) && Choice(multiplied) != null && alternatives++ < MostAlternatives)
            {
                BinaryOperation chosen = factor.Value >= 0 ? multiplied.Operation : Opposite(multiplied.Operation);
                return new BinaryCurve(chosen, Push(new BinaryCurve(BinaryOperation.Multiply, multiplied.Left, factor)), Push(new BinaryCurve(BinaryOperation.Multiply, multiplied.Right, factor)));
            }
            return left == binary.Left && right == binary.Right ? whole : new BinaryCurve(binary.Operation, left, right);
        }
    }

    private static BinaryCurve? Choice(Curve curve) => curve is BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max } choice ? choice : null;

    private static BinaryOperation Opposite(BinaryOperation operation) => operation == BinaryOperation.Min ? BinaryOperation.Max : BinaryOperation.Min;
}
