using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>
/// Opens at the first evaluation after a planned time at which a condition holds, and stays open. What is behind it, such as a group
/// of losses, acts from the next step on.
/// </summary>
/// <param name="name">Name of what is behind it.</param>
/// <param name="condition">The condition, watched from that time on.</param>
/// <param name="from">Planned time at which the watch begins, in epochs; evaluations up to it do not count.</param>
/// <param name="to">Planned time at which what is behind it is switched off; it does not open any more then.</param>
public sealed class Gate(string name, Condition condition, double from, double to) : IStateful
{
    private readonly AwaitedMonitor monitor = new(condition);

    /// <summary>Whether it has opened.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The place of what is behind it among all that is gated, for the events that it reports.</summary>
    public int Index { get; init; } = -1;

    /// <summary>Takes an evaluation.</summary>
    public void Update(in Evaluation evaluation)
    {
        if (IsOpen || evaluation.Time <= from || evaluation.Time >= to)
            return;
        if (!monitor.Update(evaluation, evaluation.Epochs - (evaluation.Time - from)))
            return;
        IsOpen = true;
        evaluation.Report(TrainingEventKind.GateOpened, name, $"Gate of {name} opened after epoch {evaluation.Epochs}: {condition.Text}; {condition.ValuesIn(evaluation)}.", Index);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames => ["open", .. monitor.StateNames];

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[0] = IsOpen ? 1 : 0;
        monitor.SaveState(destination[1..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        IsOpen = source[0] != 0;
        monitor.LoadState(source[1..]);
    }
}
