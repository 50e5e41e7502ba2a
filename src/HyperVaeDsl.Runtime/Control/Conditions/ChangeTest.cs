using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>metric rises|falls by x: it differs from the evaluation before by more than x; never at the first evaluation of a run.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rises">Whether it must be higher than before, or lower.</param>
/// <param name="By">The difference that does not count, at least 0.</param>
public sealed record ChangeTest(MetricSelector Metric, bool Rises, double By) : MetricTest(Metric)
{
    /// <inheritdoc />
    public override string Text => $"{Metric.Name} {(Rises ? "rises" : "falls")}{(By == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" by {By}"))}";

    internal override bool Holds(in Evaluation evaluation, ref double memory)
    {
        if (evaluation.Previous is not { } previous)
            return false;
        double rise = evaluation[Metric] - previous[Metric];
        return (Rises ? rise : -rise) > By;
    }
}
