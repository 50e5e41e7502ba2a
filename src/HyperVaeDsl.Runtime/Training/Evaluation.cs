using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>The metrics over all data at one moment of a run, which conditions, gates and controllers are fed with.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Epochs">Epochs trained when they were taken.</param>
/// <param name="Number">Number of the evaluation, from 0.</param>
public readonly record struct Evaluation(DualVaeMetrics Metrics, int Epochs, int Number)
{
    private readonly double? time;

    /// <summary>
    /// Time on the planned clock, in epochs, before the phase is ended early because of this evaluation; equal to
    /// <see cref="Epochs"/> unless a phase ended early before.
    /// </summary>
    public double Time
    {
        get => time ?? Epochs;
        init => time = value;
    }

    /// <summary>The metrics of the evaluation before; null at the first.</summary>
    public DualVaeMetrics? Previous { get; init; }

    /// <summary>The best values of the run so far, with those of this evaluation; null stands for this one alone.</summary>
    internal BestValues? Best { get; init; }

    /// <summary>Where events are noted; null forgets them.</summary>
    internal List<TrainingEvent>? Events { get; init; }

    /// <summary>The value of a metric.</summary>
    public double this[MetricSelector metric] => Metrics[metric];

    /// <summary>The best value of a metric in the run so far, this evaluation included.</summary>
    public double BestOf(MetricSelector metric) => Best?[metric] ?? Metrics[metric];

    /// <summary>Notes something that happened because of this evaluation, for the observer and the record of the run.</summary>
    /// <param name="kind">What kind of event.</param>
    /// <param name="name">Whose: the group, phase, slot or component.</param>
    /// <param name="message">A sentence that says what happened and why.</param>
    /// <param name="index">Its place among its kind, as <see cref="TrainingEvent.Index"/> says.</param>
    public void Report(TrainingEventKind kind, string name, string message, int index = -1) =>
        Events?.Add(new TrainingEvent(kind, name, Epochs, Time, message) { Index = index });
}
