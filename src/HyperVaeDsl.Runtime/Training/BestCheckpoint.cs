using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>A slot that is overwritten each time its metric improves on the best so far, if the condition holds.</summary>
/// <param name="Name">Name of the slot, such as "geometry".</param>
/// <param name="Metric">The metric that must improve; the first evaluation at which the condition holds counts as an improvement.</param>
/// <param name="Rises">Whether better is higher.</param>
/// <param name="While">A condition, or null.</param>
public sealed record BestCheckpoint(string Name, MetricSelector Metric, bool Rises, Condition? While)
{
    /// <summary>By how much more than this it must improve on the value at its last writing.</summary>
    public double By { get; init; }
}
