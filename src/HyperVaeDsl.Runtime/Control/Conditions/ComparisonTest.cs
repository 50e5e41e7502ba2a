using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>metric (comparison) threshold.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Threshold">With what, in the metric's unit (a fraction, not a percentage).</param>
public sealed record ComparisonTest(MetricSelector Metric, Comparison Comparison, double Threshold) : MetricTest(Metric)
{
    /// <inheritdoc />
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} {Comparison.Symbol()} {Threshold}");

    internal override bool Holds(in Evaluation evaluation, ref double memory) => Comparison.Holds(evaluation[Metric], Threshold);
}
