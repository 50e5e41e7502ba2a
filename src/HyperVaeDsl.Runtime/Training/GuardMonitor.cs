using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Watches one guard over a run.</summary>
internal sealed class GuardMonitor : IStateful
{
    private readonly GuardRule rule;
    private readonly int index;
    private readonly AwaitedMonitor monitor;
    private bool fired;

    /// <summary>A guard at the start of a run.</summary>
    public GuardMonitor(GuardRule rule, int index)
    {
        this.rule = rule;
        this.index = index;
        monitor = new AwaitedMonitor(rule.When);
        StateNames = ["fired", .. monitor.StateNames];
    }

    /// <summary>The guard.</summary>
    public GuardRule Rule => rule;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Takes an evaluation; returns a report if the condition has just set in.</summary>
    public GuardReport? Check(in Evaluation evaluation)
    {
        if (rule.After > 0 && evaluation.Time <= rule.After)
            return null;
        bool sets = monitor.Update(evaluation, rule.After == 0 ? 0 : evaluation.Epochs - (evaluation.Time - rule.After)) && !fired;
        fired = monitor.Holds;
        return sets ? new GuardReport(rule, evaluation.Epochs - 1, $"Guard {rule.Name}: {rule.When.Text}; {rule.When.ValuesIn(evaluation)}.") { Index = index } : null;
    }

    /// <summary>Watches anew: what was measured before the parameters were restored says nothing about them.</summary>
    public void Restart(int epochs)
    {
        monitor.Restart(epochs);
        fired = false;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[0] = fired ? 1 : 0;
        monitor.SaveState(destination[1..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        fired = source[0] != 0;
        monitor.LoadState(source[1..]);
    }
}
