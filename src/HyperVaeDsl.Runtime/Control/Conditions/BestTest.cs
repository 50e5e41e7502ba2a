using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>metric (comparison) factor * (best value of the metric in the run so far, this evaluation included).</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Factor">What the best value is multiplied by.</param>
public sealed record BestTest(MetricSelector Metric, Comparison Comparison, double Factor) : MetricTest(Metric)
{
    /// <inheritdoc />
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} {Comparison.Symbol()} {Factor} * best {Metric.Name}");

    internal override bool Holds(in Evaluation evaluation, ref double memory) =>
        Comparison.Holds(evaluation[Metric], Factor * evaluation.BestOf(Metric));
}
