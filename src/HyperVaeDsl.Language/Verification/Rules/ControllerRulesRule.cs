using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0505 to HV0508: the rules of a controller can fire, act, do not fight each other, and look at what is observed.</summary>
internal sealed class ControllerRulesRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (ScaleRule rule in controller.Rules)
            {
                if (rule.Factor <= 0 || rule.Factor.Equals(1.0))
                    diagnostics.Report(Diagnostics.Rules.BadFactor, rule.Span, $"Scaling by {Numbers.Format(rule.Factor)} {(rule.Factor.Equals(1.0) ? "changes nothing" : "would switch the signal off or turn its sign")}. Write a factor above 0 other than 1, such as 0.95.");
                if (methodology.Complete.Text && controller.Observations.All(observation => observation.Metric != rule.Metric))
                    diagnostics.Report(Diagnostics.Rules.NotObserved, rule.Span, $"Controller '{controller.Name}' compares '{rule.Metric.Name}' but does not observe it. Write 'observe {rule.Metric.Name} ema 0.9'.");
                if (Reach.Never(methodology, rule.Metric, rule.Comparison, rule.Threshold) is { } why)
                    diagnostics.Report(Diagnostics.Rules.DeadThreshold, rule.Span, why);
            }
            Opposed(controller, diagnostics);
        }
    }

    private static void Opposed(Controller controller, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < controller.Rules.Count; i++)
        {
            ScaleRule rule = controller.Rules[i];
            ScaleRule? other = controller.Rules.Take(i).FirstOrDefault(candidate =>
                candidate.Signal == rule.Signal && candidate.Metric == rule.Metric && (candidate.Factor > 1) != (rule.Factor > 1) && BothHold(candidate, rule));
            if (other != null)
                diagnostics.Report(Diagnostics.Rules.OpposedRules, rule.Span, $"When {rule.Metric.Name} {rule.Comparison} {Numbers.Format(rule.Threshold)} and {other.Metric.Name} {other.Comparison} {Numbers.Format(other.Threshold)} both hold, '{rule.Signal}' is scaled up and down at once. Separate the thresholds: the lower one must belong to the rule with '<'.", new RelatedLocation(other.Span, "the opposing rule"));
        }
    }

    private static bool BothHold(ScaleRule a, ScaleRule b)
    {
        Interval of(ScaleRule rule) => rule.Comparison[0] == '>' ? new(rule.Threshold, double.PositiveInfinity) : new(double.NegativeInfinity, rule.Threshold);
        return Math.Max(of(a).Low, of(b).Low) < Math.Min(of(a).High, of(b).High);
    }
}
