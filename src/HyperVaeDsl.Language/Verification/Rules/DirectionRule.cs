using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0911: targets say where a metric shall go, and nothing keeps or waits for the opposite. q rewards a negative radial correlation, so an aim at
/// a positive one contradicts it.
/// </summary>
internal sealed class DirectionRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (BestSpec best in methodology.Checkpoints.Best)
        {
            if (Against(methodology, best.Metric, best.Rises) is { } target)
                Report(best.Span, $"'{best.Name}' keeps the model where {best.Metric.Name} {(best.Rises ? "rises" : "falls")}, and the target is {Words(target)}: the best checkpoint is the one furthest from it. Write 'when {best.Metric.Name} {(best.Rises ? "falls" : "rises")}', or turn the target.", target, diagnostics);
            else if (best.Metric.RuntimeName == "Q" && best.Rises && Inverted(methodology, best.Metric) is { } inverted)
                Report(best.Span, $"'{best.Name}' keeps the model where {best.Metric.Name} rises, which rewards a negative radial correlation ({best.Metric.Name} is distance_correlation - 1.5 radial_correlation), and the target is {Words(inverted)}. Keep by radial_correlation, or turn the target.", inverted, diagnostics);
        }
        foreach (StallTest stall in MetricUse.Conditions(methodology).SelectMany(condition => condition.Tests).OfType<StallTest>())
        {
            bool waitsForRise = stall.Metric.Better == MetricDirection.Higher;
            if (Against(methodology, stall.Metric, waitsForRise) is { } target)
                Report(stall.Span, $"'{stall.Metric.Name} stalls' means that it does not {(waitsForRise ? "rise" : "fall")} any more, and the target is {Words(target)}: the way to the target is a stall from its first step on. Wait for something else, or turn the target.", target, diagnostics);
        }
    }

    // A target on the other side, if there is none on this one. A window, with a target on each side, has no direction.
    private static TargetSpec? Against(Methodology methodology, MetricKind metric, bool rises)
    {
        TargetSpec[] targets = [.. methodology.Targets.Where(target => target.Test.Metric.RuntimeName == metric.RuntimeName && target.Test.Metric.Name.Length > 0
            && (metric.RuntimeName.Length == 0 ? target.Test.Metric == metric : target.Test.Metric.Of == metric.Of || target.Test.Metric.Of == VaeChoice.Both || metric.Of == VaeChoice.Both))];
        return targets.All(target => Rises(target) != rises) ? targets.FirstOrDefault() : null;
    }

    private static TargetSpec? Inverted(Methodology methodology, MetricKind q) => methodology.Targets.FirstOrDefault(target =>
        target.Test.Metric.RuntimeName == "RadialCorrelation" && (target.Test.Metric.Of == q.Of || q.Of == VaeChoice.Both || target.Test.Metric.Of == VaeChoice.Both) && Rises(target) && target.Test.Threshold > 0);

    private static bool Rises(TargetSpec target) => target.Test.Comparison[0] == '>';

    private static string Words(TargetSpec target) => $"{target.Test.Metric.Name} {target.Test.Comparison} {Numbers.Format(target.Test.Threshold)}";

    private static void Report(TextSpan span, string message, TargetSpec target, DiagnosticBag diagnostics) =>
        diagnostics.Report(Diagnostics.Rules.OppositeDirections, span, message, new RelatedLocation(target.Span, "the target"));
}
