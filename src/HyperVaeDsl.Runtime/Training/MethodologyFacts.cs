using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Everything that a methodology fixes and that does not vary over time.</summary>
public sealed record MethodologyFacts
{
    /// <summary>Name of the methodology, such as "Homeostatic".</summary>
    public required string Name { get; init; }

    /// <summary>File name of its text, such as "homeostatic.hvae".</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the canonical form, in hexadecimal: equal digests mean equal training.</summary>
    public required string Digest { get; init; }

    /// <summary>The canonical form, the text that the digest is the SHA-256 of; "" if the methodology was not compiled from a text. It is kept beside every run and in every checkpoint.</summary>
    public string CanonicalForm { get; init; } = "";

    /// <summary>
    /// The text that it was compiled from, without imports and params, so that it can be compared by its meaning when the file has long changed; ""
    /// where there is none that has this digest. It is kept in every checkpoint.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Length of the run in epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Seed of everything random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the products of training steps are rounded; an engine that cannot do so refuses to train.</summary>
    public Precision Precision { get; init; }

    /// <summary>Metrics over the whole data set are taken after every so many epochs, and after the last.</summary>
    public required int EvaluateEvery { get; init; }

    /// <summary>The phases in order; they cover [0, epochs) exactly.</summary>
    public required IReadOnlyList<PhaseFacts> Phases { get; init; }

    /// <summary>Names of the signals, such as "beta_A" or "radial.weight".</summary>
    public required IReadOnlyList<string> Signals { get; init; }

    /// <summary>Names of the losses, such as "kl_A".</summary>
    public required IReadOnlyList<string> Losses { get; init; }

    /// <summary>Batches and how they are drawn.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>The dual VAE; null where a model of the user's own is trained, which has <see cref="IMethodology.Parts"/>.</summary>
    public DualVaeSettings? Model { get; init; }

    /// <summary>Components that start with the values of a checkpoint, or null.</summary>
    public WarmStartSettings? WarmStart { get; init; }

    /// <summary>AdamW, learning-rate scales of components, gradient balance and clipping.</summary>
    public required OptimizerSettings Optimizer { get; init; }

    /// <summary>What evaluations measure besides the standard metrics.</summary>
    public MeasureSettings Measure { get; init; } = MeasureSettings.Standard;

    /// <summary>The metrics that the methodology declares and the user's code measures.</summary>
    public IReadOnlyList<OwnMetric> OwnMetrics { get; init; } = [];

    /// <summary>The runtime's metrics of an evaluation; none where a model of the user's own is trained.</summary>
    public IReadOnlyList<Metric> VaeMetrics => Model is null ? [] : Measure.Metrics;

    /// <summary>All that an evaluation measures, in the order of metrics.csv.</summary>
    public IReadOnlyList<MetricSelector> Measured => [.. VaeMetrics.Select(metric => (MetricSelector)metric), .. OwnMetrics.Select(own => (MetricSelector)own)];

    /// <summary>Conditions that stop the run or warn.</summary>
    public required IReadOnlyList<GuardRule> Guards { get; init; }

    /// <summary>What the run is to reach; it is reported and changes nothing.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>What is saved, and when.</summary>
    public required CheckpointSettings Checkpoints { get; init; }
}
