using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Keeps in memory the best slots that guards may roll back to, and restores them.</summary>
internal sealed class RollbackSlots(IReadOnlyList<GuardRule> guards, IReadOnlyList<BestCheckpoint> best, ParameterSet parameters, Optimizer optimizer) : IStateful
{
    private readonly Dictionary<string, ParameterSnapshot?> slots =
        guards.Where(guard => guard.Action == GuardAction.Rollback).Select(guard => guard.Slot).Distinct().ToDictionary(slot => slot, _ => (ParameterSnapshot?)null);

    private readonly Dictionary<string, int> rollbacks = [];

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = [.. guards.Where(guard => guard.Action == GuardAction.Rollback).Select(guard => guard.Name)];

    /// <summary>The slots that hold something, by name.</summary>
    public IEnumerable<KeyValuePair<string, ParameterSnapshot>> Kept => slots.Where(slot => slot.Value is not null).Select(slot => new KeyValuePair<string, ParameterSnapshot>(slot.Key, slot.Value!));

    /// <summary>The slots that guards may go back to.</summary>
    public IEnumerable<string> Names => slots.Keys;

    /// <summary>Puts back what a slot held before a run was resumed.</summary>
    public void Put(string slot, ParameterSnapshot snapshot) => slots[slot] = snapshot;

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        for (int i = 0; i < StateNames.Count; i++)
            destination[i] = rollbacks.GetValueOrDefault(StateNames[i]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        for (int i = 0; i < StateNames.Count; i++)
            rollbacks[StateNames[i]] = (int)source[i];
    }

    /// <summary>Keeps the present state for a slot that was written, if a guard may go back to it.</summary>
    public void Keep(string slot, int epochs)
    {
        if (!slots.TryGetValue(slot, out ParameterSnapshot? snapshot))
            return;
        slots[slot] = snapshot ??= new ParameterSnapshot();
        snapshot.Take(parameters, optimizer, epochs);
    }

    /// <summary>Goes back to the slot of a guard that fired, unless it did so often enough or the slot was never written.</summary>
    /// <returns>Whether it went back.</returns>
    public bool Restore(GuardRule guard, in Evaluation evaluation)
    {
        int before = rollbacks.GetValueOrDefault(guard.Name);
        int index = best.TakeWhile(slot => slot.Name != guard.Slot).Count();
        string times = guard.AtMost == 0 ? "" : $" of at most {guard.AtMost}";
        if (guard.AtMost > 0 && before == guard.AtMost)
        {
            evaluation.Report(TrainingEventKind.RolledBack, guard.Slot, $"Guard {guard.Name} has rolled back {before} times already; the parameters stay as they are.", index);
            return false;
        }

        if (slots[guard.Slot] is not { } snapshot)
        {
            evaluation.Report(TrainingEventKind.RolledBack, guard.Slot, $"Guard {guard.Name} cannot roll back: best {guard.Slot} was never written; the parameters stay as they are.", index);
            return false;
        }

        snapshot.Restore(parameters, optimizer);
        rollbacks[guard.Name] = before + 1;
        evaluation.Report(TrainingEventKind.RolledBack, guard.Slot, $"Rolled back to best {guard.Slot} of epoch {snapshot.Epochs} (rollback {before + 1}{times} of guard {guard.Name}).", index);
        return true;
    }
}
