using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Decides at every evaluation which best-model slots are due to be written.</summary>
internal sealed class BestSlots(IReadOnlyList<BestCheckpoint> slots)
{
    private readonly double[] best = [.. slots.Select(_ => double.NaN)];
    private readonly ConditionMonitor?[] conditions = [.. slots.Select(slot => slot.While is null ? null : new ConditionMonitor(slot.While))];

    /// <summary>The slots whose metric improved while their condition held, with their places in the settings.</summary>
    public IReadOnlyList<(BestCheckpoint Slot, int Index)> Due(Evaluation evaluation)
    {
        List<(BestCheckpoint Slot, int Index)> due = [];
        for (int i = 0; i < slots.Count; i++)
        {
            double value = evaluation[slots[i].Metric];
            bool holds = conditions[i]?.Update(evaluation) ?? true;
            if (!holds || double.IsNaN(value) || !Improves(value, best[i], slots[i]))
                continue;
            best[i] = value;
            due.Add((slots[i], i));
        }

        return due;
    }

    private static bool Improves(double value, double best, BestCheckpoint slot) =>
        double.IsNaN(best) || (slot.Rises ? value - best : best - value) > slot.By;
}
