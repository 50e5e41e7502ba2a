using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1230, HV1236 and HV1238: what is kept as the best is a merit of the model: neither one that the schedule moves, nor one that a collapsed model
/// reaches; and what is measured is worth its time.
/// </summary>
internal sealed class WatchedMetricAdvice : IRule
{
    private const int ManySamples = 50_000;

    private static readonly string[] Companions = ["Richness", "RichnessRatio", "Coverage", "TritAccuracy", "PriorCoverage"];

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (BestSpec best in methodology.Checkpoints.Best)
        {
            Moved(methodology, best.Metric, best.Span, $"best checkpoint '{best.Name}' is kept by {best.Metric.Name}", diagnostics);
            Collapsed(methodology, best, diagnostics);
        }
        foreach (MetricTest test in MetricUse.Conditions(methodology).SelectMany(condition => condition.Tests).Where(test => test is StallTest or ComparisonTest { RelativeToBest: true }))
            Moved(methodology, test.Metric, test.Span, $"this waits for {test.Metric.Name} to get no better", diagnostics);
        MeasureSpec? sampled = methodology.Measures.FirstOrDefault(measure => measure.Samples >= ManySamples);
        if (sampled != null && methodology.EvaluateEvery == 1 && methodology.Epochs > 1)
            diagnostics.Report(Diagnostics.Rules.CostlyMetric, sampled.Span, $"{Numbers.Format(sampled.Samples!.Value)} samples are decoded after every epoch. In a historical run measuring coverage so took two to three minutes an epoch, 12 of its 15 hours. Evaluate less often, for example 'evaluate every 5 epochs'; 'coverage' decodes every operation once and needs no samples.");
    }

    // The divergence falls where its weight rises, whatever the model has learned.
    private static void Moved(Methodology methodology, MetricKind metric, TextSpan span, string what, DiagnosticBag diagnostics)
    {
        if (metric.RuntimeName != "Kl")
            return;
        Loss? moving = methodology.Losses.FirstOrDefault(loss => loss.Kind.Name is "kl" or "capacity" or "hyperbolic_kl" && (metric.Of == VaeChoice.Both || loss.Of == VaeChoice.Both || loss.Of == metric.Of) && Changes(methodology, loss.Weight));
        if (moving != null)
            diagnostics.Report(Diagnostics.Rules.MovedByTheSchedule, span, $"The weight of '{moving.Name}' changes in the run, and a higher one presses {metric.Name} down whatever the model has learned; {what}. In a historical run the best loss with a rising KL weight was that of epoch 3, and the run stopped at epoch 103, while coverage had its peak at epoch 69. Take a metric of the task, such as coverage.", new RelatedLocation(moving.Span, "its weight changes"));
    }

    private static bool Changes(Methodology methodology, ScalarRef weight) =>
        weight.Signal != null && (methodology.PipelineOf(weight.Signal).Count > 0 || methodology.FindSignal(weight.Signal)?.Timeline is { Hull.IsPoint: false });

    private static void Collapsed(Methodology methodology, BestSpec best, DiagnosticBag diagnostics)
    {
        (string score, string how) = best.Metric.RuntimeName switch
        {
            "RadialCorrelation" => (best.Rises ? "1" : "-1", "Radii that are all alike within every valuation"),
            "TripletConcordance" when best.Rises => ("0.75", "Points that all coincide"),
            "Q" when best.Rises => ("1.5 from its radial part alone", "Radii that are all alike within every valuation"),
            _ => ("", ""),
        };
        // A target or a guard elsewhere does not choose what is kept.
        if (score.Length == 0 || best.While?.Tests.Any(test => Companions.Contains(test.Metric.RuntimeName)) == true)
            return;
        diagnostics.Report(Diagnostics.Rules.CollapseScoresToo, best.Span, $"{how} have a {best.Metric.Name} of {score}, and nothing beside it would tell. A historical run kept such a model: correlation -0.8321 with a richness of 0.000048. Write for example 'best {best.Name} when {best.Metric.Name} {(best.Rises ? "rises" : "falls")} while richness > 0.001', or keep while coverage holds.");
    }
}
