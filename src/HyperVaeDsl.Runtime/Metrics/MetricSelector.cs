namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>A metric of the model or of one of its VAEs, such as coverage or coverage_A.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Of">Of which VAE.</param>
public readonly record struct MetricSelector(Metric Metric, VaeSide Of = VaeSide.Both)
{
    /// <summary>The name used in methodologies and files.</summary>
    public string Name => MetricFacts.NameOf(Metric) + Of switch { VaeSide.A => "_A", VaeSide.B => "_B", _ => "" };

    /// <summary>The metric of the model.</summary>
    public static implicit operator MetricSelector(Metric metric) => new(metric);

    /// <inheritdoc />
    public override string ToString() => Name;
}
