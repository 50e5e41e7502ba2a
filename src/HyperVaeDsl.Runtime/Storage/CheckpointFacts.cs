using HyperVaeDsl.Runtime.Metrics;

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
}
