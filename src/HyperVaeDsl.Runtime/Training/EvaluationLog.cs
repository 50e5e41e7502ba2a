using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Numbers the evaluations of a run and keeps what later ones are compared with: the one before, and the best values.</summary>
/// <param name="own">The metrics that the methodology declares.</param>
public sealed class EvaluationLog(IReadOnlyList<OwnMetric> own)
{
    private readonly BestValues best = new(own);
    private readonly List<TrainingEvent> events = [];
    private DualVaeMetrics? latest;

    /// <summary>A log of the runtime's metrics.</summary>
    public EvaluationLog()
        : this([])
    {
    }

    /// <summary>How many evaluations there were.</summary>
    public int Count { get; private set; }

    /// <summary>What was reported because of evaluations, in order.</summary>
    public IReadOnlyList<TrainingEvent> Events => events;

    /// <summary>The next evaluation of the run.</summary>
    /// <param name="metrics">Its metrics.</param>
    /// <param name="epochs">Epochs trained.</param>
    /// <param name="time">Time on the planned clock; equal to the epochs where no phase ended early.</param>
    public Evaluation Next(DualVaeMetrics metrics, int epochs, double time)
    {
        best.Take(metrics);
        var evaluation = new Evaluation(metrics, epochs, Count++) { Time = time, Previous = latest, Best = best, Events = events };
        latest = metrics;
        return evaluation;
    }
}
