using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>Watches a condition from the first evaluation on that its owner hands over: a gate, a phase, a guard with a time.</summary>
internal sealed class AwaitedMonitor : IStateful
{
    private readonly ConditionMonitor monitor;
    private bool isWatching;

    /// <summary>Nothing is watched yet.</summary>
    public AwaitedMonitor(Condition condition)
    {
        monitor = new ConditionMonitor(condition);
        StateNames = ["watching", .. monitor.StateNames];
    }

    /// <summary>Whether the condition held at the latest evaluation for as long as it asks.</summary>
    public bool Holds => monitor.Holds;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Takes an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="from">Epochs trained when the watch begins, of which only the first call takes notice.</param>
    public bool Update(in Evaluation evaluation, double from)
    {
        if (!isWatching)
            Restart(from);
        return monitor.Update(evaluation);
    }

    /// <summary>Watches anew.</summary>
    public void Restart(double from)
    {
        monitor.Restart(from);
        isWatching = true;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[0] = isWatching ? 1 : 0;
        monitor.SaveState(destination[1..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        isWatching = source[0] != 0;
        monitor.LoadState(source[1..]);
    }
}
