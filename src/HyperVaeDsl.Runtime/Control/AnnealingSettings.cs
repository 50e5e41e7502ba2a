using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Control;

/// <summary>The constants of a <see cref="ThresholdAnnealing"/>.</summary>
/// <param name="By">The metric by which cycles are judged.</param>
/// <param name="Step">By how much a cycle moves the threshold, above 0, in units of the condition's metric.</param>
/// <param name="Tolerance">A cycle that loses no more than this changes nothing.</param>
/// <param name="Floor">Smallest threshold.</param>
/// <param name="Ceiling">Largest threshold.</param>
/// <param name="UnfreezeFollows">Whether the threshold of unfreezing moves too.</param>
/// <param name="Gap">Least distance between the two thresholds where it does.</param>
/// <param name="FreezesBelow">Whether the component freezes when the metric is low, so that a lower threshold is the relaxed one.</param>
public sealed record AnnealingSettings(
    MetricSelector By,
    double Step,
    double Tolerance,
    double Floor,
    double Ceiling,
    bool UnfreezeFollows,
    double Gap,
    bool FreezesBelow);
