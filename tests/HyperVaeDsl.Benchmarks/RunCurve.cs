using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Benchmarks;

/// <summary>The metrics of a run after each epoch.</summary>
internal sealed class RunCurve : TrainingObserver
{
    /// <summary>The metrics by epoch.</summary>
    public List<DualVaeMetrics> Metrics { get; } = [];

    /// <summary>Those after the last epoch.</summary>
    public DualVaeMetrics Last => Metrics[^1];

    public override void EpochDone(EpochReport epoch)
    {
        if (epoch.Metrics is { } metrics)
            Metrics.Add(metrics);
    }
}
