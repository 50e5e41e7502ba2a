using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>What a checkpoint says of its origin.</summary>
/// <param name="Methodology">Name of the methodology.</param>
/// <param name="Source">File name of its text.</param>
/// <param name="Digest">Digest of its canonical form: training may only resume under the same one.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Updates">Optimiser updates done.</param>
/// <param name="Metrics">The latest evaluation, or null.</param>
public sealed record CheckpointFacts(
    string Methodology, string Source, string Digest, ulong Seed, int Epochs, long Updates, DualVaeMetrics? Metrics)
{
    /// <summary>Which metrics the run measures.</summary>
    public IReadOnlyList<MetricSelector> Measured { get; init; } = [];

    /// <summary>What controllers and components remember, by name, such as "homeostasis.beta.factor".</summary>
    public IReadOnlyList<KeyValuePair<string, double>> State { get; init; } = [];

    /// <summary>The canonical form of the methodology, or "".</summary>
    public string CanonicalForm { get; init; } = "";

    /// <summary>The text of the methodology, without imports and params, or "".</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the run is and what the trainer remembers, by name; empty in a checkpoint that no run can go on from.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Run { get; init; } = [];

    /// <summary>What happened because of evaluations.</summary>
    public IReadOnlyList<TrainingEvent> Events { get; init; } = [];

    /// <summary>Guards that have fired.</summary>
    public IReadOnlyList<GuardReport> Fired { get; init; } = [];

    /// <summary>Time of the plan, in epochs.</summary>
    public double Planned { get; init; }

    /// <summary>The sentence by which a guard stopped the run, or null.</summary>
    public string? Stopped { get; init; }

    /// <summary>The best slots that guards may roll back to.</summary>
    internal IReadOnlyList<KeyValuePair<string, ParameterSnapshot>> Slots { get; init; } = [];
}
