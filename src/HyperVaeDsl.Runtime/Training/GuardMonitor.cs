using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Watches one guard over a run.</summary>
internal sealed class GuardMonitor(GuardRule rule, int index)
{
    private ConditionMonitor? monitor;
    private bool fired;

    /// <summary>Takes an evaluation; returns a report if the condition has just set in.</summary>
    public GuardReport? Check(in Evaluation evaluation)
    {
        if (rule.After > 0 && evaluation.Time <= rule.After)
            return null;
        monitor ??= new ConditionMonitor(rule.When, rule.After == 0 ? 0 : evaluation.Epochs - (evaluation.Time - rule.After));
        bool sets = monitor.Update(evaluation) && !fired;
        fired = monitor.Holds;
        return sets ? new GuardReport(rule, evaluation.Epochs - 1, $"Guard {rule.Name}: {rule.When.Text}; {rule.When.ValuesIn(evaluation)}.") { Index = index } : null;
    }

    /// <summary>Watches anew: what was measured before the parameters were restored says nothing about them.</summary>
    public void Restart(int epochs)
    {
        monitor?.Restart(epochs);
        fired = false;
    }
}
