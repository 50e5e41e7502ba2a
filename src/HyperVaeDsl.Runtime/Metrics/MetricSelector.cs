namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>A metric of the model or of one of its VAEs, such as coverage or coverage_A, or one that the methodology declares.</summary>
/// <param name="Metric">The metric; without meaning where it is <see cref="Own"/>.</param>
/// <param name="Of">Of which VAE.</param>
public readonly record struct MetricSelector(Metric Metric, VaeSide Of = VaeSide.Both)
{
    /// <summary>The metric that the methodology declares; null for one of the runtime's.</summary>
    public OwnMetric? Own { get; init; }

    /// <summary>The name used in methodologies and files.</summary>
    public string Name => Own?.Name ?? (MetricFacts.NameOf(Metric) + Of switch { VaeSide.A => "_A", VaeSide.B => "_B", _ => "" });

    /// <summary>Whether the best value is the highest.</summary>
    public bool HigherIsBetter => Own?.HigherIsBetter ?? MetricFacts.HigherIsBetter(Metric);

    /// <summary>Whether either side is better at all.</summary>
    public bool HasBest => Own is not null || MetricFacts.HasBest(Metric);

    /// <summary>Whether it may be undefined, which is NaN.</summary>
    public bool MayBeUndefined => Own?.MayBeUndefined ?? MetricFacts.MayBeUndefined(Metric);

    /// <summary>The metric of the model.</summary>
    public static implicit operator MetricSelector(Metric metric) => new(metric);

    /// <summary>The metric that the methodology declares.</summary>
    public static implicit operator MetricSelector(OwnMetric own) => new(default) { Own = own };

    /// <inheritdoc />
    public override string ToString() => Name;
}
