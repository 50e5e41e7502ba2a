namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>What evaluations measure besides the standard metrics.</summary>
/// <param name="Extra">The metrics that a methodology asks for.</param>
/// <param name="PriorSamples">Samples of the prior for <see cref="Metric.PriorCoverage"/>; 0 where that is not asked for.</param>
public sealed record MeasureSettings(IReadOnlyList<Metric> Extra, int PriorSamples)
{
    /// <summary>The standard metrics alone.</summary>
    public static MeasureSettings Standard { get; } = new([], 0);

    /// <summary>All that is measured, in the order of <see cref="MetricFacts.All"/>.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = [.. MetricFacts.All.Where(metric => MetricFacts.Standard.Contains(metric) || Extra.Contains(metric))];

    /// <summary>Whether a metric is measured.</summary>
    public bool Has(Metric metric) => Metrics.Contains(metric);
}
