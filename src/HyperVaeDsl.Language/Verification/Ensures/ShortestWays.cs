using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>How controllers break a property: for each driven signal the shortest way out of what the property allows it, with the acts and the metrics that it takes.</summary>
internal static class ShortestWays
{
    /// <summary>Sentences: "After 28 acts with kl > 7.5, at epoch 0.7179, 'beta' is 0.06066."</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="property">The property.</param>
    /// <param name="driven">What it reads that controllers drive.</param>
    public static IEnumerable<string> Of(Methodology methodology, EnsuredProperty property, IEnumerable<ValueTerm> driven)
    {
        foreach (string name in driven.Select(value => value.Value.Signal!).Distinct())
        {
            if (Reachable.Of(methodology, name) is { } reach)
            {
                foreach (Excursion way in Ways(methodology, name, reach, Allowed(property, name)))
                    yield return way.Sentence(name);
            }
        }
    }

    // Out of what is allowed; where nothing is known of that, or several signals leave it together only, as far as it comes.
    private static IEnumerable<Excursion> Ways(Methodology methodology, string name, DrivenReach reach, Interval allowed)
    {
        if (Excursion.Beyond(methodology, name, reach, allowed) is { } beyond)
        {
            yield return beyond;
            yield break;
        }
        bool isOpen = double.IsInfinity(allowed.Low) == double.IsInfinity(allowed.High);
        if ((isOpen || double.IsInfinity(allowed.Low)) && Excursion.Furthest(methodology, name, reach, upwards: true) is { } up)
            yield return up;
        if ((isOpen || double.IsInfinity(allowed.High)) && Excursion.Furthest(methodology, name, reach, upwards: false) is { } down)
            yield return down;
    }

    // What comparisons with numbers leave of a signal; all numbers where the property is no such claim.
    private static Interval Allowed(EnsuredProperty property, string name) => property switch
    {
        AlwaysProperty always => Allowed(always.Claim, name),
        AtProperty at => Allowed(at.Claim, name),
        _ => Interval.Everything,
    };

    private static Interval Allowed(Claim claim, string name)
    {
        if (claim is AllClaim all)
            return all.Claims.Select(part => Allowed(part, name)).Aggregate((one, other) => new Interval(Math.Max(one.Low, other.Low), Math.Min(one.High, other.High)));
        if (claim is not ComparisonClaim { Comparison: not "=" } comparison)
            return Interval.Everything;
        bool isLess = comparison.Comparison[0] == '<';
        return comparison switch
        {
            { Left: ValueTerm { IsPlanned: false } value, Right: NumberTerm number } when value.Value.Signal == name => Side(number.Number, isLess),
            { Left: NumberTerm number, Right: ValueTerm { IsPlanned: false } value } when value.Value.Signal == name => Side(number.Number, !isLess),
            _ => Interval.Everything,
        };
    }

    private static Interval Side(double number, bool isBelow) => isBelow ? new Interval(double.NegativeInfinity, number) : new Interval(number, double.PositiveInfinity);
}
