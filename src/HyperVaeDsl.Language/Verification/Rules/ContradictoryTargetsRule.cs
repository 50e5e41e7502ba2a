using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0410: two losses that give the operations of one VAE radii in one phase give them the same radii.</summary>
internal sealed class ContradictoryTargetsRule : IAdvice
{
    // Half a thousandth of a radius is below what any of the losses resolves.
    private const double Tolerance = 5e-4;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        BallFacts? ball = BallFacts.Of(methodology);
        foreach ((Loss first, Loss second) in LossPairs.Of(methodology, loss => loss.Find("outer") != null && loss.Kind.Name != "radial_margin"))
        {
            // Radii in one unit compare as they are written; only two units need a ball of one curvature.
            bool inOneUnit = BallFacts.IsHyperbolic(first) == BallFacts.IsHyperbolic(second);
            bool areNorms = ball is { HasOneCurvature: true } || !BallFacts.IsHyperbolic(first);
            if (ball is not { HasOneCurvature: true } && !inOneUnit)
                continue;
            BallFacts? known = areNorms ? ball : null;
            TargetPair pair = new(methodology, [.. Scalars(first), .. Scalars(second)], values => Compare(Targets(known, first, values, 0), Targets(known, second, values, Scalars(first).Length)));
            if (pair.Worst(first, second, Tolerance) is not { } worst)
                continue;
            (double mean, string operation, double ofFirst, double ofSecond) = worst.Difference;
            string when = worst.Time is not { } time ? "want" : $"{(worst.IsDriven ? "can want" : "want")}, at epoch {Numbers.Short(time, 4)},";
            diagnostics.Report(Diagnostics.Rules.ContradictoryTargets, second.Span, $"'{first.Name}' and '{second.Name}' {when} different radii of the same operations: of {operation} the {(areNorms ? "norms" : "hyperbolic radii")} {Numbers.Short(ofFirst, 3)} and {Numbers.Short(ofSecond, 3)}, and over all operations their targets differ by {Numbers.Short(mean, 3)} on average. Keep one of the two, give them the same targets, or say why with 'allow {Diagnostics.Rules.ContradictoryTargets.Code}'.", new RelatedLocation(first.Span, "the other targets"));
        }
    }

    // What the targets of a loss are made of.
    private static ScalarRef[] Scalars(Loss loss) =>
        loss.Find("slope") is { } slope ? [loss.Find("inner")!, loss.Find("outer")!, slope] : [loss.Find("inner")!, loss.Find("outer")!];

    // The targets of levels 0 to 9, as norms where the ball is known, and whether the levels are those of the leading zeros.
    private static (double[] Radii, bool ByZeros) Targets(BallFacts? ball, Loss loss, double[] values, int at)
    {
        (double inner, double outer) = (values[at], values[at + 1]);
        double Target(int level) => loss.Kind.Name == "radial_frequency"
            ? Math.Max(inner, outer - values[at + 2] * DataFacts.Counts[level] / DataFacts.Operations)
            : outer - level / (double)DataFacts.MaxValuation * (outer - inner);
        return ([.. Enumerable.Range(0, DataFacts.MaxValuation + 1).Select(level => ball?.Norm(loss, Target(level)) ?? Target(level))], loss.Kind.Name == "zero_valuation");
    }

    // An operation whose table begins with a zero is not divisible by 3: at most one of its two levels is above 0.
    private static TargetDifference Compare((double[] Radii, bool ByZeros) a, (double[] Radii, bool ByZeros) b)
    {
        double sum = 0;
        (string Operation, double First, double Second) worst = ("", 0, 0);
        void Add(int count, string operation, double first, double second)
        {
            sum += count * Math.Abs(first - second);
            if (Math.Abs(first - second) > Math.Abs(worst.First - worst.Second))
                worst = (operation, first, second);
        }

        int both = DataFacts.Operations;
        for (int level = DataFacts.MaxValuation; level > 0; level--)
        {
            // As many operations have a number of leading zeros as have a valuation.
            int count = DataFacts.Counts[level];
            if (a.ByZeros || b.ByZeros)
            {
                Add(count, level == DataFacts.MaxValuation ? "the constant 0" : $"an operation with {Numbers.Format(level)} leading zeros", a.Radii[a.ByZeros ? level : 0], b.Radii[b.ByZeros ? level : 0]);
                both -= count;
            }
            Add(count, $"valuation {Numbers.Format(level)}", a.Radii[a.ByZeros ? 0 : level], b.Radii[b.ByZeros ? 0 : level]);
            both -= count;
        }
        Add(both, "valuation 0", a.Radii[0], b.Radii[0]);
        return new TargetDifference(sum / DataFacts.Operations, worst.Operation, worst.First, worst.Second);
    }
}
