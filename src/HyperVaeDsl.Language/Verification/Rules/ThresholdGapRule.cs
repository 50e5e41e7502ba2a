using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0909 and HV0910: what switches back and forth has a gap that its metric can show, and a rest that reaches the next evaluation.
/// </summary>
internal sealed class ThresholdGapRule : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (ComponentSpec component in methodology.Components.Where(component => component.Freeze != null && component.Unfreeze != null))
        {
            Gap(methodology, component, diagnostics);
            if (component.Hysteresis > 0 && !component.HysteresisInEvaluations && component.Hysteresis < methodology.EvaluateEvery)
                diagnostics.Report(Diagnostics.Rules.HysteresisTooShort, component.Span, $"'{component.Path}' rests {Numbers.Short(component.Hysteresis)} epochs after a change, and metrics are taken every {Numbers.Format(methodology.EvaluateEvery)}: the rest is over before it could matter. Write at least {Numbers.Format(methodology.EvaluateEvery + 1)} epochs, or count evaluations: 'hysteresis 2 evals'.", Evaluations(methodology));
        }
    }

    private static RelatedLocation[] Evaluations(Methodology methodology) => methodology.EvaluateSpan is { } span ? [new RelatedLocation(span, "when metrics are taken")] : [];

    // Any of the pairs keeps the two apart, so the widest counts. An overlap, and a gap below the annealing step, are other findings.
    private static void Gap(Methodology methodology, ComponentSpec component, DiagnosticBag diagnostics)
    {
        var pairs = (from freeze in component.Freeze!.Tests.OfType<ComparisonTest>()
                     from unfreeze in component.Unfreeze!.Tests.OfType<ComparisonTest>()
                     where freeze.Metric == unfreeze.Metric && !freeze.RelativeToBest && !unfreeze.RelativeToBest && Opposed(freeze, unfreeze)
                     select (Freeze: freeze, Unfreeze: unfreeze, Gap: Distance(freeze, unfreeze))).ToArray();
        if (pairs.Length == 0)
            return;
        var widest = pairs.Length == 1 ? pairs[0] : pairs.OrderByDescending(pair => (double)pair.Gap).First();
        double least = Finest(methodology, widest.Freeze.Metric);
        // Decimals of one step may be a little less than it.
        if (widest.Gap < 0 || widest.Gap >= least * (1 - 1e-9) || (component.Annealing is { Gap: null } annealing && widest.Gap < annealing.Step))
            return;
        diagnostics.Report(
            Diagnostics.Rules.TooCloseToTell,
            widest.Unfreeze.Span,
            $"'{component.Path}' is frozen and let go at values of {widest.Freeze.Metric.Name} that lie {Numbers.Short(widest.Gap, 3)} apart, and {What(methodology, widest.Freeze.Metric, least)}: the smallest change switches it back. Put the thresholds at least that far apart.",
            new RelatedLocation(widest.Freeze.Span, "the other threshold"));
    }

    private static bool Opposed(ComparisonTest a, ComparisonTest b) => a.Comparison[0] != b.Comparison[0];

    // From the upper end of what holds below to the lower end of what holds above; below 0 where both can hold.
    private static Quantity Distance(ComparisonTest a, ComparisonTest b)
    {
        (ComparisonTest below, ComparisonTest above) = a.Comparison[0] == '<' ? (a, b) : (b, a);
        Quantity gap = above.Threshold - below.Threshold;
        return below.Comparison == "<=" && above.Comparison == ">=" && gap == 0 ? -1 : gap;
    }

    private static double Finest(Methodology methodology, MetricKind metric) => Math.Max(metric.StepOn(MeasuredPart.Of(methodology.Data)), metric.SamplingError);

    private static string What(Methodology methodology, MetricKind metric, double least) =>
        metric.SamplingError > 0 ? $"its {Numbers.Format(metric.Samples!.Value)} samples have an error of about {Numbers.Short(least, 3)}"
        : $"on {MeasuredPart.Of(methodology.Data).Words} it moves in steps of {Numbers.Short(least, 3)}";
}
