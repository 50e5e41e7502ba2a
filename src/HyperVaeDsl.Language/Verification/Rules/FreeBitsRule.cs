using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0908: nothing waits for, or aims at, a divergence below the one at which free bits take the pressure off. A guard may: what it watches
/// for, such as a posterior that never left the prior, needs no pressure.
/// </summary>
internal sealed class FreeBitsRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        HashSet<Condition> watched = [.. methodology.Guards.Select(guard => guard.Condition)];
        foreach (ComparisonTest test in MetricUse.Conditions(methodology).Where(condition => !watched.Contains(condition)).SelectMany(condition => condition.Tests)
            .Concat(methodology.Targets.Select(target => target.Test))
            .Concat(methodology.Controllers.SelectMany(controller => controller.Rules).Select(rule => rule.Test)).OfType<ComparisonTest>())
        {
            double floor = FreeBitsFloor.Of(methodology, test.Metric);
            bool isBelow = test.Comparison == "<" ? test.Threshold <= floor : test.Comparison == "<=" && test.Threshold < floor;
            if (test.RelativeToBest || !isBelow || floor == 0 || Reach.Never(methodology, test.Metric, test.Comparison, test.Threshold) != null)
                continue;
            diagnostics.Report(
                Diagnostics.Rules.BelowFreeBits,
                test.Span,
                $"'{test.Metric.Name} {test.Comparison} {Numbers.Format(test.Threshold)}' lies below {Numbers.Short(floor)} nats, where free bits take the pressure off the divergence: nothing drives it further down. Raise the threshold above that, or lower the free bits.",
                new DiagnosticDetails { Notes = [FreeBitsFloor.Note(methodology, test.Metric)] });
        }
    }
}
