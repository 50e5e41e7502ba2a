using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0911: targets say where a metric shall go, and nothing keeps or waits for the opposite. q rewards a negative radial correlation, so an aim at
/// a positive one contradicts it. HV1237: a positive radial correlation is aimed at where a loss presses for it.
/// </summary>
internal sealed class DirectionRule : IRule
{
    private static readonly string[] HighInside = ["radial", "monotonic_radial", "radial_hierarchy", "radial_margin", "global_rank", "level_radius"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (BestSpec best in methodology.Checkpoints.Best)
        {
            if (Against(methodology, best.Metric, best.Rises) is { } target)
                Report(best.Span, $"'{best.Name}' keeps the model where {best.Metric.Name} {(best.Rises ? "rises" : "falls")}, and the target is {Words(target)}: the best checkpoint is the one furthest from it. Write 'when {best.Metric.Name} {(best.Rises ? "falls" : "rises")}', or turn the target.", target, diagnostics);
            else if (best.Metric.RuntimeName == "Q" && best.Rises && Positive(methodology, best.Metric) is { } inverted)
                Report(best.Span, $"'{best.Name}' keeps the model where {best.Metric.Name} rises, which rewards a negative radial correlation ({best.Metric.Name} is distance_correlation - 1.5 radial_correlation), and the target is {Words(inverted)}. Keep by radial_correlation, or turn the target.", inverted, diagnostics);
        }
        Inverted(methodology, diagnostics);
        foreach (StallTest stall in MetricUse.Conditions(methodology).SelectMany(condition => condition.Tests).OfType<StallTest>())
        {
            bool waitsForRise = stall.Metric.Better == MetricDirection.Higher;
            if (Against(methodology, stall.Metric, waitsForRise) is { } target)
                Report(stall.Span, $"'{stall.Metric.Name} stalls' means that it does not {(waitsForRise ? "rise" : "fall")} any more, and the target is {Words(target)}: the way to the target is a stall from its first step on. Wait for something else, or turn the target.", target, diagnostics);
        }
    }

    // The losses of the hierarchy put high valuations inside, which is a negative correlation; one of them puts frequent valuations inside.
    private static void Inverted(Methodology methodology, DiagnosticBag diagnostics)
    {
        // While something is not understood, the loss may be among it, unless another one says where high valuations go.
        bool isKnown = methodology.Complete.Text || methodology.Losses.Any(loss => HighInside.Contains(loss.Kind.Name));
        if (!isKnown || methodology.Losses.Any(loss => loss.Kind.Name == "radial_frequency"))
            return;
        foreach ((MetricKind metric, TextSpan span, string what) in methodology.Targets.Where(target => Rises(target) && target.Test.Threshold > 0).Select(target => (target.Test.Metric, target.Test.Span, $"The target {Words(target)}"))
            .Concat(methodology.Checkpoints.Best.Where(best => best.Rises).Select(best => (best.Metric, best.Span, $"'{best.Name}' keeps a rising {best.Metric.Name}, which")))
            .Where(item => item.Metric.RuntimeName == "RadialCorrelation"))
            diagnostics.Report(Diagnostics.Rules.InvertedAim, span, $"{what} wants the high valuations outside, and no loss puts them there: the correlation is negative where the order is good, -0.832 at best. An epsilon-coupled run ended at +0.78, inverted, and a quality with the magnitude took it for good. Write a negative number, or add 'loss radial_frequency' if the frequent valuations are meant to lie inside.");
    }

    // A target on the other side, if there is none on this one. A window, with a target on each side, has no direction.
    private static TargetSpec? Against(Methodology methodology, MetricKind metric, bool rises)
    {
        TargetSpec[] targets = [.. methodology.Targets.Where(target => target.Test.Metric.RuntimeName == metric.RuntimeName && target.Test.Metric.Name.Length > 0
            && (metric.RuntimeName.Length == 0 ? target.Test.Metric == metric : target.Test.Metric.Of == metric.Of || target.Test.Metric.Of == VaeChoice.Both || metric.Of == VaeChoice.Both))];
        return targets.All(target => Rises(target) != rises) ? targets.FirstOrDefault() : null;
    }

    private static TargetSpec? Positive(Methodology methodology, MetricKind q) => methodology.Targets.FirstOrDefault(target =>
        target.Test.Metric.RuntimeName == "RadialCorrelation" && (target.Test.Metric.Of == q.Of || q.Of == VaeChoice.Both || target.Test.Metric.Of == VaeChoice.Both) && Rises(target) && target.Test.Threshold > 0);

    private static bool Rises(TargetSpec target) => target.Test.Comparison[0] == '>';

    private static string Words(TargetSpec target) => $"{target.Test.Metric.Name} {target.Test.Comparison} {Numbers.Format(target.Test.Threshold)}";

    private static void Report(TextSpan span, string message, TargetSpec target, DiagnosticBag diagnostics) =>
        diagnostics.Report(Diagnostics.Rules.OppositeDirections, span, message, new RelatedLocation(target.Span, "the target"));
}
