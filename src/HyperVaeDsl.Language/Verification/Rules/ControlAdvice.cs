using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1232 and HV1233: a factor of every loss changes next to nothing, and what answers one side of a metric that is wrong on both ends at its bound.</summary>
internal sealed class ControlAdvice : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Text)
            return;
        Everything(methodology, diagnostics);
        foreach (string signal in methodology.Controllers.SelectMany(controller => controller.Rules).Select(rule => rule.Signal).Distinct())
            OneWay(methodology, signal, diagnostics);
    }

    // Adam divides the mean of the gradient by the root of the mean of its square, so a factor of all gradients cancels.
    private static void Everything(Methodology methodology, DiagnosticBag diagnostics)
    {
        string? signal = methodology.Losses.Count < 2 ? null : methodology.Losses[0].Weight.Signal;
        if (signal == null || methodology.Optimizer.Kind == OptimizerKind.Sgd || methodology.Losses.Any(loss => loss.Weight.Signal != signal) || methodology.FindSignal(signal) is not { } declared)
            return;
        bool moves = methodology.PipelineOf(signal).Count > 0 || declared.Timeline is { Hull.IsPoint: false };
        if (moves)
            diagnostics.Report(Diagnostics.Rules.ScalesEverything, declared.Span, $"'{signal}' is the weight of every loss, so it scales the total. Adam divides by the size of the gradient, and a common factor cancels: next to nothing changes. Give it to the terms that are meant, or change the learning rate.", [.. methodology.Losses.Select(loss => new RelatedLocation(loss.Span, $"weight {signal}"))]);
    }

    // A metric with a better side is wrong on one side only, and a rule that waits for a stall or a change is a decay, which is meant to go one way.
    private static void OneWay(Methodology methodology, string signal, DiagnosticBag diagnostics)
    {
        ControlRule[] rules = [.. methodology.Controllers.SelectMany(controller => controller.Rules).Where(rule => rule.Signal == signal)];
        bool isDrivenElse = methodology.Controllers.Any(controller => controller.Drives.Any(drive => drive.Signal == signal));
        ControlRule first = rules[0];
        if (isDrivenElse || first.Test is not ComparisonTest || rules.Any(rule => rule.Raises != first.Raises || rule.Test is not ComparisonTest { RelativeToBest: false } || ((ComparisonTest)rule.Test).Comparison[0] != ((ComparisonTest)first.Test).Comparison[0]))
            return;
        ComparisonTest test = (ComparisonTest)first.Test;
        if (rules.Any(rule => rule.Test.Metric.Better != MetricDirection.Neither))
            return;
        string other = test.Comparison[0] == '<' ? ">" : "<";
        string back = first.Shifts ? $"shift {signal} by {Numbers.Short(-first.Amount, 3)}" : $"scale {signal} by {Numbers.Short(1 / first.Amount, 3)}";
        diagnostics.Report(Diagnostics.Rules.OneSided, first.Span, $"'{signal}' is only ever {(first.Raises ? "raised" : "lowered")}: when {test.Metric.Name} lies on the other side, nothing brings it back, and it ends at its bound. A historical controller answered a radius that was too small and had no branch for one that was too large, which then happened. Add the other side, for example 'when {test.Metric.Name} {other} ... {back}', or use a law such as 'integral', which has both.");
    }
}
