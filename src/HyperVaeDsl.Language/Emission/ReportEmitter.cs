using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes what a methodology has besides phases and losses as enums, and what the reports of a run are about in these names: a user
/// of the class compares no strings.
/// </summary>
/// <param name="code">Takes the text.</param>
/// <param name="methodology">The methodology.</param>
/// <param name="names">Its C# names.</param>
/// <param name="isOutline">Whether nothing but the names of the methodology is known, so that anything may happen in a run.</param>
internal sealed class ReportEmitter(CodeWriter code, Methodology methodology, EmissionNames names, bool isOutline = false)
{
    /// <summary>Enums of what a run may report: guards, slots, milestones, gated groups, components.</summary>
    public void EmitNames()
    {
        Enumeration("The guards, which watch the run.", "Guard", methodology.Guards, guard => names.Guard(guard.Name), guard => $"{guard.Name}: {Action(guard)}.");
        Enumeration("The slots that keep the best model by a metric.", "Slot", methodology.Checkpoints.Best, best => names.Slot(best.Name), best => $"{best.Name}, when {best.Metric.Name} {(best.Rises ? "rises" : "falls")}.");
        Enumeration("The checkpoints at given times.", "Milestone", methodology.Checkpoints.Milestones, milestone => names.Milestone(milestone.Name), milestone => $"{milestone.Name}, at epoch {Numbers.Short(milestone.Time)}.");
        Enumeration("The groups of losses that wait for a condition.", "Group", names.GatedGroups, names.Group, group => $"{group}: {string.Join(", ", methodology.Losses.Where(loss => loss.Group == group).Select(loss => loss.Name))}.");
        Enumeration("The components that are frozen and let go.", "Component", methodology.Components, component => names.Component(component.Path), component => $"{component.Path}, {(component.StartsFrozen ? "frozen" : "trainable")} at first.");
    }

    /// <summary>Methods that read reports.</summary>
    public void EmitReaders()
    {
        Reader("The phase at the start of an epoch.", "Phase PhaseOf(EpochReport epoch) => (Phase)epoch.PhaseIndex");
        string signals = string.Join(", ", Enumerable.Range(0, methodology.Signals.Count).Select(i => $"epoch.Signals[{Numbers.Format(i)}]"));
        if (methodology.Signals.Count > 0)
        {
            Reader("The signals of an epoch's first step as they were applied, after controllers.", $"Signals SignalsOf(EpochReport epoch) => new({signals})");
            Reader("The signals of a step as they were applied, after controllers.", $"Signals SignalsOf(in StepReport step) => new({signals.Replace("epoch.", "step.")})");
        }
        Reader("The mean of an unweighted loss over the steps of an epoch in which it took part; NaN if in none.", "double ValueOf(Loss loss, EpochReport epoch) => epoch.Losses[(int)loss]");
        Reader("An unweighted loss in a step; NaN if it took no part.", "double ValueOf(Loss loss, in StepReport step) => step.Losses[(int)loss]");
        if (methodology.Guards.Count > 0)
            Reader("The guard that fired.", "Guard GuardOf(GuardReport report) => (Guard)report.Index");
        if (methodology.Checkpoints.Best.Count > 0)
            Reader("The slot that a checkpoint was written for; null for other checkpoints.", "Slot? SlotOf(CheckpointReport checkpoint) => checkpoint.Kind == CheckpointKind.Best ? (Slot)checkpoint.Index : null");
        if (methodology.Checkpoints.Milestones.Count > 0)
            Reader("The milestone that a checkpoint was written for; null for other checkpoints.", "Milestone? MilestoneOf(CheckpointReport checkpoint) => checkpoint.Kind == CheckpointKind.Milestone ? (Milestone)checkpoint.Index : null");
        if (isOutline || methodology.Phases.Any(phase => phase.EarlyEnd != null))
            Event("The phase that ended early", "Phase", "PhaseEnded");
        if (methodology.Gates.Count > 0)
            Event("The group whose gate opened", "Group", "GateOpened");
        if (methodology.Checkpoints.Best.Count > 0 && (isOutline || methodology.Guards.Any(guard => guard.Action == GuardAction.Rollback)))
            Event("The slot that a guard went back to, or could not", "Slot", "RolledBack");
        if (methodology.Components.Count > 0)
            Event("The component that was frozen or let go", "Component", "Controlled");
    }

    private void Enumeration<T>(string summary, string name, IReadOnlyList<T> items, Func<T, string> member, Func<T, string> documentation)
    {
        if (items.Count == 0)
            return;
        code.Summary(summary);
        code.Open($"public enum {name}");
        foreach (T item in items)
        {
            code.Summary(documentation(item));
            code.Line($"{member(item)},");
        }
        code.Close();
        code.Line();
    }

    private void Event(string what, string name, string kind) =>
        Reader($"{what}; null for other events.", $"{name}? {name}Of(TrainingEvent happened) => happened.Kind == TrainingEventKind.{kind} ? ({name})happened.Index : null");

    private void Reader(string summary, string member)
    {
        code.Summary(summary);
        code.Line($"public static {member};");
        code.Line();
    }

    private static string Action(GuardSpec guard) => guard.Action switch
    {
        GuardAction.Stop => "ends the run",
        GuardAction.Warn => "warns",
        _ => $"goes back to the best {guard.Slot}",
    };
}
