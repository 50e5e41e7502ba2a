using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>One way in which a controller answers a metric with a signal, and so closes a loop.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Signal">What it drives.</param>
/// <param name="Metric">What it looks at.</param>
/// <param name="Sense">Above 0 where a high metric is answered by raising the signal, or a low one by lowering it.</param>
/// <param name="Near">The values of the metric at which it acts.</param>
/// <param name="Does">What it does, as a clause: "a high kl lowers 'beta'".</param>
/// <param name="Cure">How to turn its direction.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record LoopAction(Controller Controller, string Signal, MetricKind Metric, int Sense, Interval Near, string Does, string Cure, TextSpan Span)
{
    /// <summary>
    /// All of them: rules that compare a metric, and laws with a set point or threshold. What waits for a change or an improvement answers
    /// no level of its metric.
    /// </summary>
    public static IEnumerable<LoopAction> Of(Methodology methodology) =>
        methodology.Controllers.SelectMany(controller => controller.Rules.Select(rule => Of(controller, rule)).Concat(controller.Drives.Select(drive => Of(methodology, controller, drive)))).OfType<LoopAction>();

    private static LoopAction? Of(Controller controller, ControlRule rule)
    {
        if (rule.Test is not ComparisonTest test || rule.Amount.Equals(rule.Shifts ? 0.0 : 1.0))
            return null;
        bool whenHigh = test.Comparison[0] == '>';
        string back = rule.Shifts ? $"Shift by {Numbers.Short(-rule.Amount, 3)}" : $"Scale by {Numbers.Short(1 / rule.Amount, 3)}";
        Interval near = test.RelativeToBest ? test.Metric.Range : new Interval(test.Threshold);
        return new LoopAction(controller, rule.Signal, test.Metric, whenHigh == rule.Raises ? 1 : -1, near, $"a {(whenHigh ? "high" : "low")} {test.Metric.Name} {(rule.Raises ? "raises" : "lowers")} '{rule.Signal}'", back, rule.Span);
    }

    private static LoopAction? Of(Methodology methodology, Controller controller, Drive drive)
    {
        double gain = drive.Law switch
        {
            PiLaw pi => pi.Kp + pi.Ki,
            GecoLaw geco => geco.Rate,
            IntegralLaw integral => integral.Rate,
            SigmoidLaw sigmoid => sigmoid.Slope,
            _ => 0,
        };
        if (gain == 0 || drive.Law.SetPoint is not { } point)
            return null;
        Interval near = Hulls.Of(methodology, point) ?? drive.Law.Metric.Range;
        string what = drive.Law is PiLaw ? "its gains" : drive.Law is SigmoidLaw ? "its slope" : "its rate";
        return new LoopAction(controller, drive.Signal, drive.Law.Metric, Math.Sign(gain), near, $"the law {(gain > 0 ? "raises" : "lowers")} '{drive.Signal}' while {drive.Law.Metric.Name} is high", $"Turn the sign of {what}", drive.Span);
    }
}
