using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Decides at every evaluation which best-model slots are due to be written.</summary>
internal sealed class BestSlots(IReadOnlyList<BestCheckpoint> slots)
{
    private readonly double[] bestOfSlot = [.. slots.Select(_ => double.NaN)];
    private readonly double[] bestOfMetric = [.. MetricFacts.All.Select(_ => double.NaN)];

    /// <summary>The slots whose metric improved while their condition held.</summary>
    public IEnumerable<BestCheckpoint> Due(DualVaeMetrics metrics)
    {
        foreach (Metric metric in MetricFacts.All)
        {
            if (Improves(metrics[metric], bestOfMetric[(int)metric], MetricFacts.HigherIsBetter(metric)))
                bestOfMetric[(int)metric] = metrics[metric];
        }

        List<BestCheckpoint> due = [];
        for (int i = 0; i < slots.Count; i++)
        {
            double value = metrics[slots[i].Metric];
            if (!Improves(value, bestOfSlot[i], slots[i].Rises) || !Holds(slots[i].While, metrics))
                continue;
            bestOfSlot[i] = value;
            due.Add(slots[i]);
        }

        return due;
    }

    private static bool Improves(double value, double best, bool rises) => double.IsNaN(best) || (rises ? value > best : value < best);

    private bool Holds(CheckpointCondition? condition, DualVaeMetrics metrics)
    {
        if (condition is null)
            return true;
        double threshold = condition.Threshold * (condition.RelativeToBest ? bestOfMetric[(int)condition.Metric] : 1);
        return condition.Comparison.Holds(metrics[condition.Metric], threshold);
    }
}
