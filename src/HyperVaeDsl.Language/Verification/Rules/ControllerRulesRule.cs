using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0505 to HV0508: the rules of a controller can fire, act, do not fight each other, and look at what is observed.</summary>
internal sealed class ControllerRulesRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (ControlRule rule in controller.Rules)
            {
                Amount(rule, diagnostics);
                Observed(methodology, controller, rule.Test.Metric, rule.Span, "compares", diagnostics);
                if (rule.Test is ComparisonTest { RelativeToBest: false } test && Reach.Never(methodology, test.Metric, test.Comparison, test.Threshold) is { } why)
                    diagnostics.Report(Diagnostics.Rules.DeadThreshold, rule.Span, why, Reach.Details(methodology, test.Metric, test.Threshold));
            }
            foreach (Drive drive in controller.Drives)
                Observed(methodology, controller, drive.Law.Metric, drive.Span, "looks at", diagnostics);
            Opposed(controller, diagnostics);
        }
    }

    private static void Amount(ControlRule rule, DiagnosticBag diagnostics)
    {
        if (rule.Shifts && rule.Amount == 0)
            diagnostics.Report(Diagnostics.Rules.BadFactor, rule.Span, "Shifting by 0 changes nothing. Write another number.", Without(rule));
        else if (!rule.Shifts && (rule.Amount <= 0 || rule.Amount.Equals(1.0)))
            diagnostics.Report(Diagnostics.Rules.BadFactor, rule.Span, $"Scaling by {Numbers.Format(rule.Amount)} {(rule.Amount.Equals(1.0) ? "changes nothing" : "would switch the signal off or turn its sign")}. Write a factor above 0 other than 1, such as 0.95.", Without(rule));
    }

    private static DiagnosticDetails Without(ControlRule rule) => new() { Fixes = [Fix.Removal("Remove this rule", rule.Span) with { Applicability = Applicability.Choice }] };

    // At evaluations a metric is measured anew over all data, so it needs no average.
    private static void Observed(Methodology methodology, Controller controller, MetricKind metric, TextSpan span, string verb, DiagnosticBag diagnostics)
    {
        if (methodology.Complete.Text && !controller.ActsOnEvaluations && controller.Observations.All(observation => observation.Metric != metric))
            diagnostics.Report(Diagnostics.Rules.NotObserved, span, $"Controller '{controller.Name}' {verb} '{metric.Name}' but does not observe it. Write 'observe {metric.Name} ema 0.9'.", new DiagnosticDetails
            {
                Related = [.. controller.Observations.Select(observation => new RelatedLocation(observation.Span, "what it observes"))],
                Fixes = [new Fix($"Write 'observe {metric.Name} ema 0.9' before it", new TextSpan(span.Start, span.Start), $"observe {metric.Name} ema 0.9\n    ") { Applicability = Applicability.Choice }],
            });
    }

    private static void Opposed(Controller controller, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            ControlRule rule = controller.Rules[i];
            if (rule.Test is not ComparisonTest { RelativeToBest: false } test)
                continue;
            foreach (ControlRule other in controller.Rules.Take(i).Where(candidate => candidate.Signal == rule.Signal && candidate.Raises != rule.Raises))
            {
                if (other.Test is not ComparisonTest { RelativeToBest: false } against || against.Metric != test.Metric || !BothHold(against, test))
                    continue;
                diagnostics.Report(Diagnostics.Rules.OpposedRules, rule.Span, $"When {test.Metric.Name} {test.Comparison} {Numbers.Format(test.Threshold)} and {against.Metric.Name} {against.Comparison} {Numbers.Format(against.Threshold)} both hold, '{rule.Signal}' is {(rule.Shifts ? "shifted" : "scaled")} up and down at once. Separate the thresholds: the lower one must belong to the rule with '<'.", new RelatedLocation(other.Span, "the opposing rule"));
                break;
            }
        }
    }

    private static bool BothHold(ComparisonTest a, ComparisonTest b) =>
        a.Comparison[0] == b.Comparison[0] || (a.Comparison[0] == '>' ? a.Threshold < b.Threshold : b.Threshold < a.Threshold);
}
