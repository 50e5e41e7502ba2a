using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>What the parts of a claim are at a time, for messages.</summary>
internal sealed class Sides(ClaimCurves curves)
{
    /// <summary>"beta_A = 0.4 and beta_B + 0.1 = 0.6": the sides of a comparison with what they are calculated from, or every value of a larger claim.</summary>
    public string Values(Claim claim, double time, bool approached)
    {
        List<ClaimTerm> shown = [];
        foreach (ComparisonClaim comparison in Comparisons(claim))
        {
            foreach (ClaimTerm side in new[] { comparison.Left, comparison.Right })
            {
                if (side is OperationTerm)
                    shown.Add(side);
                shown.AddRange(side.Values);
            }
        }
        string[] values = [.. shown.Where(term => term is not NumberTerm).Select(term => $"{Words.Of(term)} {Value(term, time, approached)}").Distinct()];
        return values.Length switch
        {
            0 => "it is wrong",
            1 => values[0],
            _ => $"{string.Join(", ", values.Take(values.Length - 1))} and {values[values.Length - 1]}",
        };
    }

    /// <summary>", 0.1 too much" for a single comparison, else nothing.</summary>
    public string Excess(Claim claim, double time, bool approached)
    {
        ComparisonClaim[] comparisons = [.. Comparisons(claim)];
        if (comparisons.Length != 1 || At(comparisons[0].Left, time, approached) is not { IsPoint: true } left || At(comparisons[0].Right, time, approached) is not { IsPoint: true } right)
            return "";
        double difference = left.Low - right.Low;
        return difference == 0 ? ", and the two sides are equal" : $", {Numbers.Short(Math.Abs(difference), 3)} {(difference > 0 ? "more" : "less")} than {Words.Of(comparisons[0].Right)}";
    }

    /// <summary>The first comparison because of which a claim fails at a time.</summary>
    public ComparisonClaim? Failing(Claim claim, bool negated, double time, bool approached)
    {
        if (!Fails(claim, negated, time, approached))
            return null;
        return claim switch
        {
            ComparisonClaim comparison => comparison,
            NotClaim not => Failing(not.Inner, !negated, time, approached),
            ImpliesClaim implies => Failing(implies.Conclusion, negated, time, approached) ?? Failing(implies.Premise, !negated, time, approached),
            _ => claim.Parts.Select(part => Failing(part, negated, time, approached)).FirstOrDefault(found => found != null),
        };
    }

    private bool Fails(Claim claim, bool negated, double time, bool approached)
    {
        Curve excess = curves.Excess(claim, negated);
        return (approached ? Extremes.Before(excess, time) : Extremes.At(excess, time)).High > ClaimCurves.Touch;
    }

    private string Value(ClaimTerm term, double time, bool approached)
    {
        Interval value = At(term, time, approached);
        return value.IsPoint ? $"= {Numbers.Short(value.Low, 9)}" : $"can be {Numbers.Short(value.Low)}..{Numbers.Short(value.High)}";
    }

    private Interval At(ClaimTerm term, double time, bool approached) => approached ? Extremes.Before(curves.Of(term), time) : Extremes.At(curves.Of(term), time);

    private static IEnumerable<ComparisonClaim> Comparisons(Claim claim) => claim is ComparisonClaim comparison ? [comparison] : claim.Parts.SelectMany(Comparisons);
}
