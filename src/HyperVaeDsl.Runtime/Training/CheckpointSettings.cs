using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>What is saved, and when.</summary>
/// <param name="Best">Slots that keep the best model by some metric.</param>
/// <param name="EveryEpochs">A checkpoint after every so many epochs; 0 for none.</param>
/// <param name="Keep">How many of the periodic ones are kept, the newest.</param>
public sealed record CheckpointSettings(IReadOnlyList<BestCheckpoint> Best, int EveryEpochs, int Keep);

/// <summary>A slot that is overwritten each time its metric improves on the best so far, if the condition holds.</summary>
/// <param name="Name">Name of the slot, such as "geometry".</param>
/// <param name="Metric">The metric that must improve; the first evaluation counts as an improvement.</param>
/// <param name="Rises">Whether better is higher.</param>
/// <param name="While">A condition on another metric, or null.</param>
public sealed record BestCheckpoint(string Name, Metric Metric, bool Rises, CheckpointCondition? While);

/// <summary>metric (comparison) threshold, or, when relative, metric (comparison) threshold * (best value of that metric so far in the run).</summary>
/// <param name="Metric">The metric looked at.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Threshold">A value in the metric's unit, or a factor.</param>
/// <param name="RelativeToBest">Whether the threshold is a factor of the best value so far.</param>
public sealed record CheckpointCondition(Metric Metric, Comparison Comparison, double Threshold, bool RelativeToBest);
