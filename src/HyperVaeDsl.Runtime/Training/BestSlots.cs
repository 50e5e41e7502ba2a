using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Decides at every evaluation which best-model slots are due to be written.</summary>
internal sealed class BestSlots : IStateful
{
    private readonly IReadOnlyList<BestCheckpoint> slots;
    private readonly double[] best;
    private readonly ConditionMonitor?[] monitors;
    private readonly CompositeState conditions;

    /// <summary>Slots of which none was written.</summary>
    public BestSlots(IReadOnlyList<BestCheckpoint> slots)
    {
        this.slots = slots;
        best = [.. slots.Select(_ => double.NaN)];
        monitors = [.. slots.Select(slot => slot.While is null ? null : new ConditionMonitor(slot.While))];
        conditions = new CompositeState(slots.Zip(monitors).Where(item => item.Second is not null).Select(item => new KeyValuePair<string, IStateful>(item.First.Name + ".while", item.Second!)));
        StateNames = [.. slots.Select(slot => slot.Name + ".best"), .. conditions.StateNames];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>The slots whose metric improved while their condition held, with their places in the settings.</summary>
    public IReadOnlyList<(BestCheckpoint Slot, int Index)> Due(Evaluation evaluation)
    {
        List<(BestCheckpoint Slot, int Index)> due = [];
        for (int i = 0; i < slots.Count; i++)
        {
            double value = evaluation[slots[i].Metric];
            bool holds = monitors[i]?.Update(evaluation) ?? true;
            if (!holds || double.IsNaN(value) || !Improves(value, best[i], slots[i]))
                continue;
            best[i] = value;
            due.Add((slots[i], i));
        }

        return due;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        best.CopyTo(destination);
        conditions.SaveState(destination[best.Length..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        source[..best.Length].CopyTo(best);
        conditions.LoadState(source[best.Length..]);
    }

    private static bool Improves(double value, double best, BestCheckpoint slot) =>
        double.IsNaN(best) || (slot.Rises ? value - best : best - value) > slot.By;
}
