using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>
/// metric stalls within x: the metric is not better than its reference by more than x. The reference is the value at the first
/// evaluation, and afterwards at each that was better than it by more than x (as min_delta in Keras' EarlyStopping); those
/// evaluations do not stall.
/// </summary>
/// <param name="Metric">The metric; better is higher or lower, as <see cref="MetricSelector.HigherIsBetter"/> says.</param>
/// <param name="Within">The improvement that does not count, at least 0.</param>
public sealed record StallTest(MetricSelector Metric, double Within) : MetricTest(Metric)
{
    /// <inheritdoc />
    public override string Text => Within == 0
        ? $"{Metric.Name} stalls"
        : string.Create(CultureInfo.InvariantCulture, $"{Metric.Name} stalls within {Within}");

    internal override bool Holds(in Evaluation evaluation, ref double memory)
    {
        double value = evaluation[Metric];
        if (double.IsNaN(value))
            return false;
        double better = Metric.HigherIsBetter ? value - memory : memory - value;
        // Also at the first evaluation, where the memory is NaN.
        if (better <= Within)
            return true;
        memory = value;
        return false;
    }
}
