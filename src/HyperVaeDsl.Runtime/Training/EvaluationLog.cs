using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Numbers the evaluations of a run and keeps what later ones are compared with: the one before, and the best values.</summary>
public sealed class EvaluationLog : IStateful
{
    private readonly BestValues best;
    private readonly MetricsMemory memory;
    private readonly List<TrainingEvent> events = [];

    /// <summary>A log of the runtime's metrics and of declared ones.</summary>
    /// <param name="own">The metrics that the methodology declares.</param>
    public EvaluationLog(IReadOnlyList<OwnMetric> own)
    {
        best = new BestValues(own);
        memory = new MetricsMemory(own);
        StateNames = ["count", .. best.StateNames.Select(name => "best." + name), .. memory.StateNames.Select(name => "latest." + name)];
    }

    /// <summary>A log of the runtime's metrics.</summary>
    public EvaluationLog()
        : this([])
    {
    }

    /// <summary>How many evaluations there were.</summary>
    public int Count { get; private set; }

    /// <summary>The latest metrics; null before the first evaluation.</summary>
    public DualVaeMetrics? Latest => memory.Metrics;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>What was reported because of evaluations, in order.</summary>
    public IReadOnlyList<TrainingEvent> Events => events;

    /// <summary>The next evaluation of the run.</summary>
    /// <param name="metrics">Its metrics.</param>
    /// <param name="epochs">Epochs trained.</param>
    /// <param name="time">Time on the planned clock; equal to the epochs where no phase ended early.</param>
    public Evaluation Next(DualVaeMetrics metrics, int epochs, double time)
    {
        best.Take(metrics);
        var evaluation = new Evaluation(metrics, epochs, Count++) { Time = time, Previous = Latest, Best = best, Events = events };
        memory.Metrics = metrics;
        return evaluation;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[0] = Count;
        best.SaveState(destination[1..]);
        memory.SaveState(destination[(1 + best.StateNames.Count)..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        Count = (int)source[0];
        best.LoadState(source[1..]);
        memory.LoadState(source[(1 + best.StateNames.Count)..]);
    }

    /// <summary>Puts back what was reported before a run was resumed.</summary>
    internal void Restore(IEnumerable<TrainingEvent> before)
    {
        events.Clear();
        events.AddRange(before);
    }
}
