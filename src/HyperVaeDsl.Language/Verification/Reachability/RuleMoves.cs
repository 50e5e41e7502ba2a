using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// How far the rules of a controller can move a signal in one act. Rules that compare one metric fire together where one value meets
/// all their tests; rules of different metrics, and tests that look back, are taken to fire independently of each other.
/// </summary>
internal static class RuleMoves
{
    /// <summary>The moves of all rules of a controller on a signal.</summary>
    public static Moves Of(Methodology methodology, Controller controller, string signal)
    {
        ControlRule[] rules = [.. controller.Rules.Where(rule => rule.Signal == signal && rule.Amount > (rule.Shifts ? double.NegativeInfinity : 0))];
        bool shifts = rules.Any(rule => rule.Shifts);
        (ControlRule[] up, ControlRule[] firstUp) = (Fired(methodology, rules, raises: true, firstAct: false), Fired(methodology, rules, raises: true, firstAct: true));
        (ControlRule[] down, ControlRule[] firstDown) = (Fired(methodology, rules, raises: false, firstAct: false), Fired(methodology, rules, raises: false, firstAct: true));
        return new Moves(2, Total(up), Total(down), Total(firstUp), Total(firstDown));

        double Total(ControlRule[] fired) => shifts ? fired.Sum(rule => rule.Amount) : fired.Aggregate(1.0, (product, rule) => product * rule.Amount);
    }

    /// <summary>The rules that move a signal furthest in one direction when they fire in one act.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="rules">All rules on the signal.</param>
    /// <param name="raises">The direction.</param>
    /// <param name="firstAct">Whether it is the first act, at which nothing can have changed or stalled yet.</param>
    public static ControlRule[] Fired(Methodology methodology, IReadOnlyList<ControlRule> rules, bool raises, bool firstAct)
    {
        List<ControlRule> fired = [];
        foreach (IGrouping<MetricKind, ControlRule> group in rules.GroupBy(rule => rule.Test.Metric))
        {
            Interval range = Reach.RangeOf(methodology, group.Key).Range;
            ControlRule[] compared = [.. group.Where(rule => rule.Test is ComparisonTest { RelativeToBest: false })];
            ControlRule[] best = [];
            foreach (Quantity value in Values(compared, range))
            {
                ControlRule[] here = [.. compared.Where(rule => rule.Raises == raises && Holds((ComparisonTest)rule.Test, value))];
                if (Strength(here) > Strength(best))
                    best = here;
            }
            fired.AddRange(best);
            fired.AddRange(group.Where(rule => !compared.Contains(rule) && rule.Raises == raises && (!firstAct || HoldsAtOnce(rule.Test, range))));
        }
        return [.. fired];
    }

    /// <summary>Whether a comparison with a number holds.</summary>
    public static bool Holds(ComparisonTest test, Quantity value) => Holds(value, test.Comparison, test.Threshold);

    private static bool Holds(Quantity value, string comparison, Quantity threshold) => comparison switch
    {
        "<" => value < threshold,
        "<=" => value <= threshold,
        ">" => value > threshold,
        _ => value >= threshold,
    };

    private static double Strength(ControlRule[] rules) => rules.Sum(rule => Math.Abs(rule.Shifts ? rule.Amount : Math.Log(rule.Amount)));

    // One value of each stretch between two thresholds, and the thresholds themselves.
    private static IEnumerable<Quantity> Values(ControlRule[] compared, Interval range)
    {
        List<Quantity> cuts = Rising(compared.Select(rule => ((ComparisonTest)rule.Test).Threshold).Where(threshold => (double.IsInfinity(range.Low) || threshold >= range.Low) && (double.IsInfinity(range.High) || threshold <= range.High)));
        yield return double.IsInfinity(range.Low) ? cuts.DefaultIfEmpty(0).First() - 1 : range.Low;
        for (int i = 0; i < cuts.Count; i++)
        {
            yield return cuts[i];
            if (i + 1 < cuts.Count)
                yield return Between(cuts[i], cuts[i + 1]);
        }
        yield return double.IsInfinity(range.High) ? Beyond(cuts.DefaultIfEmpty(0).Last()) : range.High;
        if (cuts.Count > 0 && range.Low < cuts[0])
            yield return double.IsInfinity(range.Low) ? cuts[0] - 1 : Between(range.Low, cuts[0]);
        if (cuts.Count > 0 && range.High > cuts[cuts.Count - 1] && !double.IsInfinity(range.High))
            yield return Between(cuts[cuts.Count - 1], range.High);
    }

    // Above it however large it is.
    private static Quantity Beyond(Quantity value) => value > 0 ? value * 2 + 1 : value + 1;

    private static Quantity Between(Quantity low, Quantity high) => (low + high) * 0.5;

    // By comparisons, which say where params leave the order open.
    private static List<Quantity> Rising(IEnumerable<Quantity> values)
    {
        List<Quantity> rising = [];
        foreach (Quantity value in values)
        {
            int place = rising.FindIndex(other => value <= other);
            if (place < 0)
                rising.Add(value);
            else if (value < rising[place])
                rising.Insert(place, value);
        }
        return rising;
    }

    // At the first act the best value is the present one.
    private static bool HoldsAtOnce(MetricTest test, Interval range) => test is ComparisonTest { RelativeToBest: true } best
        && new[] { Finite(range.Low, -1), Finite(range.High, 1), range.Contains(0) ? 0 : Finite(range.Low, -1) }.Any(value => Holds(value, best.Comparison, best.Threshold * value));

    private static double Finite(double value, double otherwise) => double.IsInfinity(value) ? otherwise : value;
}
