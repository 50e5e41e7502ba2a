using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1206: a larger KL weight lowers the KL divergence, so a rule that lowers the weight when the divergence is high, or raises it
/// when it is low, drives the divergence further away until a bound stops it.
/// </summary>
internal sealed class FeedbackAdvice : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ScaleRule rule in methodology.Controllers.SelectMany(controller => controller.Rules))
        {
            bool whenHigh = rule.Comparison[0] == '>';
            bool lowers = rule.Factor < 1;
            if (whenHigh == lowers && methodology.Losses.Any(loss => loss.Kind.Name == "kl" && loss.Weight.Signal == rule.Signal && Observes(rule.Metric.Name, loss.Of)))
                diagnostics.Report(Diagnostics.Rules.PositiveFeedback, rule.Span, $"A {(whenHigh ? "high" : "low")} {rule.Metric.Name} {(lowers ? "lowers" : "raises")} '{rule.Signal}', a weight of the KL divergence, which makes {rule.Metric.Name} still {(whenHigh ? "higher" : "lower")}: the rule fires again and again until a bound stops it. Scale by {Numbers.Short(1 / rule.Factor, 3)} to steer back.");
        }
    }

    private static bool Observes(string metric, VaeChoice of) => of switch
    {
        VaeChoice.A => metric is "kl" or "kl_A",
        VaeChoice.B => metric is "kl" or "kl_B",
        _ => metric is "kl" or "kl_A" or "kl_B",
    };
}
