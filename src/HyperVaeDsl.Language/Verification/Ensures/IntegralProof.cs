using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// An integral over the times that a run passes. Where a phase may end early the smallest and the largest sum over all of its ends are taken, each whole epoch
/// being one; the ends of different phases are independent of each other.
/// </summary>
internal sealed class IntegralProof(Methodology methodology, ClaimCurves curves)
{
    private const int FewSplits = 64;

    public Verdict Decide(IntegralProperty property, double from, double to)
    {
        Curve curve = curves.Of(property.Value);
        bool isLower = property.Comparison[0] == '>';
        Interval extreme = new(0);
        List<string> ends = [];
        foreach (Visit visit in Visits.Of(methodology, from, to))
        {
            if (visit.SkippedBy is { } phase)
            {
                (Interval part, double? early) = WorstEnd(curve, visit, phase, isLower);
                extreme = IntervalMath.Add(extreme, part);
                if (early is { } time)
                    ends.Add($"phase {phase.Name} ends at epoch {Numbers.Short(time)}");
            }
            else
            {
                extreme = IntervalMath.Add(extreme, Integral(curve, visit.From, visit.To));
            }
        }
        Interval values = curve.Bound(from, to);
        double touch = Extremes.Tolerance * (to - from) * Math.Max(Math.Abs(values.Low), Math.Abs(values.High));
        // What is known so well is one number, which touches its bound or does not.
        Interval known = extreme.High - extreme.Low <= touch ? new Interval(extreme.Low + (extreme.High - extreme.Low) / 2) : extreme;
        (bool holds, bool fails) = property.Comparison switch
        {
            "<=" => (known.High <= property.Bound + touch, known.Low > property.Bound + touch),
            "<" => (known.High < property.Bound - touch, known.Low >= property.Bound - touch),
            ">=" => (known.Low >= property.Bound - touch, known.High < property.Bound - touch),
            _ => (known.Low > property.Bound + touch, known.High <= property.Bound + touch),
        };
        // What a controller drives has many integrals; the bounds of them are what can happen.
        bool isOpen = property.Value.Values.Any(curves.IsDriven);
        if (holds)
            return Verdict.Proved;
        string condition = ends.Count == 0 ? "" : $"if {string.Join(" and ", ends)}, ";
        string what = Math.Abs(extreme.High - extreme.Low) <= 1e-6 * Math.Max(Math.Abs(extreme.Low), Math.Abs(extreme.High))
            ? $"is {Numbers.Short(isLower ? extreme.Low : extreme.High, 9)} epochs" : $"{(isOpen ? "can be" : "is known to lie in")} {Numbers.Short(extreme.Low)}..{Numbers.Short(extreme.High)} epochs";
        return new Verdict(fails || isOpen ? Outcome.Refuted : Outcome.Undecided)
        {
            Time = from + (to - from) / 2,
            Why = $"{condition}the integral of {Words.Of(property.Value)} over epochs {Numbers.Short(from)}..{Numbers.Short(to)} {what}",
            DrawnValue = property.Value,
        };
    }

    // The integral up to the early end that makes the sum smallest, or largest; null for the planned end.
    private (Interval Part, double? Early) WorstEnd(Curve curve, Visit visit, Phase phase, bool isLower)
    {
        Interval sum = new(0);
        (Interval Part, double? Early) worst = (sum, visit.From);
        double begin = visit.From;
        int parts = (int)Math.Min(Extremes.MostSplits, visit.To - visit.From + 1);
        foreach (double time in Visits.EarlyEnds(methodology, phase).Where(time => time > visit.From && time < visit.To).Concat([visit.To]))
        {
            sum = IntervalMath.Add(sum, Integral(curve, begin, time, parts));
            begin = time;
            if (isLower ? sum.Low < worst.Part.Low : sum.High > worst.Part.High)
                worst = (sum, time < visit.To ? time : null);
        }
        return worst;
    }

    // All stretches share the work that one search may do.
    private static Interval Integral(Curve curve, double from, double to, int parts = 1)
    {
        (double From, double To, Curve Curve)[] stretches = [.. Stretches.Of(curve, from, to)];
        // What is not known of a cell of params no halving of the time tells.
        int splits = curve.Params is { IsOpen: true } && curve.IsRandom ? FewSplits : Math.Max(8, Extremes.MostSplits / (parts * stretches.Length));
        return stretches.Aggregate(new Interval(0), (sum, stretch) => IntervalMath.Add(sum, Integrals.Of(stretch.Curve, stretch.From, stretch.To, splits)));
    }
}
