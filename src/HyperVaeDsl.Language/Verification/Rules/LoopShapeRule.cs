using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0532 and HV0533: between the thresholds of opposed rules lies a band in which a loop rests, and a signal that rules move comes
/// back. HV0534: the tests of a condition can hold together.
/// </summary>
internal sealed class LoopShapeRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers.Where(_ => !diagnostics.OnlyErrors))
        {
            foreach (IGrouping<string, ControlRule> rules in controller.Rules.GroupBy(rule => rule.Signal).Where(group => methodology.FindSignal(group.Key)?.Timeline != null))
            {
                Band([.. rules], diagnostics);
                if (methodology.Complete.Text && !diagnostics.HasErrors)
                    Sides(methodology, controller, rules.Key, [.. rules], diagnostics);
            }
        }
        foreach (Condition condition in MetricUse.Conditions(methodology))
            Excluding(condition, diagnostics);
    }

    // Opposed rules of one metric that leave no value out: one of them fires at every act.
    private static void Band(ControlRule[] rules, DiagnosticBag diagnostics)
    {
        foreach (ControlRule above in rules.Where(rule => rule.Test is ComparisonTest { RelativeToBest: false } test && test.Comparison[0] == '>'))
        {
            ComparisonTest high = (ComparisonTest)above.Test;
            ControlRule? below = rules.FirstOrDefault(rule => rule.Raises != above.Raises && rule.Test is ComparisonTest { RelativeToBest: false } test && test.Metric == high.Metric && test.Comparison[0] == '<' && test.Threshold == high.Threshold);
            if (below != null)
                diagnostics.Report(Diagnostics.Rules.NoDeadBand, below.Span, $"'{below.Signal}' is {(below.Raises ? "raised" : "lowered")} below {high.Metric.Name} {Numbers.Format(high.Threshold)} and {(above.Raises ? "raised" : "lowered")} above it, with nothing between: a rule fires at every act, and near the threshold the signal swings. Put a gap between the two thresholds, in which the loop rests.", new RelatedLocation(above.Span, "the opposed rule"));
        }
    }

    // Rules that move a signal in one direction only take it to a bound in the end, and it stays there.
    private static void Sides(Methodology methodology, Controller controller, string signal, ControlRule[] rules, DiagnosticBag diagnostics)
    {
        bool others = methodology.PipelineOf(signal).Count > 1;
        if (others || !rules.Any(rule => rule.Test is ComparisonTest) || rules.Any(rule => rule.Raises != rules[0].Raises) || Reachable.Of(methodology, signal) is not { } reach)
            return;
        bool upwards = rules[0].Raises;
        Excursion? way = Excursion.Furthest(methodology, signal, reach, upwards);
        string bound = way == null ? "" : $" {way.Sentence(signal)}";
        diagnostics.Report(Diagnostics.Rules.OneSided, rules[0].Span, $"Controller '{controller.Name}' only ever {(upwards ? "raises" : "lowers")} '{signal}', when {TestWords.Of(rules[0].Test)}: what one excursion of the metric took stays for the rest of the run.{bound} Add a rule for the other side.", new DiagnosticDetails
        {
            Draw = () => way?.Picture(reach, methodology.Epochs, []),
        });
    }

    private static void Excluding(Condition condition, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < condition.Tests.Count; i++)
        {
            MetricTest? other = condition.Tests.Take(i).FirstOrDefault(candidate => Transitions.Exclude(candidate, condition.Tests[i]));
            if (other != null)
                diagnostics.Report(Diagnostics.Rules.ExcludingTests, condition.Tests[i].Span, $"'{TestWords.Of(other)}' and '{TestWords.Of(condition.Tests[i])}' never hold together, so the condition never does. Change a threshold, or remove one of the two.", new RelatedLocation(other.Span, "the other test"));
        }
    }
}
