using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>metric (comparison) threshold, with a threshold that anneals.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Thresholds">The thresholds as they are now.</param>
/// <param name="OfUnfreezing">Whether it is compared with the threshold of unfreezing; else with that of freezing.</param>
internal sealed record AnnealedTest(MetricSelector Metric, Comparison Comparison, ThresholdAnnealing Thresholds, bool OfUnfreezing) : MetricTest(Metric)
{
    /// <inheritdoc />
    public override string Text => new ComparisonTest(Metric, Comparison, Threshold).Text;

    private double Threshold => OfUnfreezing ? Thresholds.Unfreeze : Thresholds.Freeze;

    internal override bool Holds(in Evaluation evaluation, ref double memory) => Comparison.Holds(evaluation[Metric], Threshold);
}
