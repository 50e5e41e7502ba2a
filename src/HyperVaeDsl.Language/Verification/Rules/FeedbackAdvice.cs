using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1206: where it is known whether a signal raises or lowers a metric, a rule or law that answers a high metric by what makes it
/// higher drives it further away until a bound stops it. A larger KL weight lowers the divergence, a larger
/// curvature raises it, and a larger weight of the reconstruction lowers its error.
/// </summary>
internal sealed class FeedbackAdvice : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ControlRule rule in methodology.Controllers.SelectMany(controller => controller.Rules))
        {
            if (rule.Test is not ComparisonTest { RelativeToBest: false } test || rule.Amount.Equals(rule.Shifts ? 0.0 : 1.0))
                continue;
            bool whenHigh = test.Comparison[0] == '>';
            int effect = Effect(methodology, rule.Signal, test.Metric);
            if (effect == 0 || (whenHigh == rule.Raises) != (effect > 0))
                continue;
            string back = rule.Shifts ? $"Shift by {Numbers.Short(-rule.Amount, 3)}" : $"Scale by {Numbers.Short(1 / rule.Amount, 3)}";
            diagnostics.Report(Diagnostics.Rules.PositiveFeedback, rule.Span, $"A {(whenHigh ? "high" : "low")} {test.Metric.Name} {(rule.Raises ? "raises" : "lowers")} '{rule.Signal}', {Describe(effect, test.Metric)}, which makes {test.Metric.Name} still {(whenHigh ? "higher" : "lower")}: the rule fires again and again until a bound stops it. {back} to steer back.");
        }
        foreach (Drive drive in methodology.Controllers.SelectMany(controller => controller.Drives))
        {
            int effect = Effect(methodology, drive.Signal, drive.Law.Metric);
            // Above 0 where the law raises the signal while the metric is high.
            double sense = drive.Law switch
            {
                PiLaw pi => pi.Kp + pi.Ki,
                GecoLaw geco => geco.Rate,
                IntegralLaw integral => integral.Rate,
                SigmoidLaw sigmoid => sigmoid.Slope,
                _ => 0,
            };
            if (effect * sense > 0)
                diagnostics.Report(Diagnostics.Rules.PositiveFeedback, drive.Span, $"The law {(sense > 0 ? "raises" : "lowers")} '{drive.Signal}', {Describe(effect, drive.Law.Metric)}, while {drive.Law.Metric.Name} is too high, which makes {drive.Law.Metric.Name} still higher: it runs away until a bound stops it. Turn the sign of its {(drive.Law is PiLaw ? "gains" : drive.Law is SigmoidLaw ? "slope" : "rate")}.");
        }
    }

    /// <summary>1 where the signal raises the metric, -1 where it lowers it, 0 where that is not known.</summary>
    private static int Effect(Methodology methodology, string signal, MetricKind metric)
    {
        if (metric.Loss != null && methodology.Losses.Any(loss => loss.Name == metric.Loss && loss.Weight.Signal == signal))
            return -1;
        if (metric.RuntimeName != "Kl")
            return 0;
        if (methodology.Model.PlannedCurvature?.Signal == signal)
            return 1;
        bool lowers = methodology.Losses.Any(loss => loss.Kind.Name == "kl" && loss.Weight.Signal == signal && (metric.Of == VaeChoice.Both || loss.Of == VaeChoice.Both || loss.Of == metric.Of));
        return lowers ? -1 : 0;
    }

    private static string Describe(int effect, MetricKind metric) => effect > 0 ? "the curvature" : metric.Loss == null ? "a weight of the KL divergence" : "the weight of this loss";
}
