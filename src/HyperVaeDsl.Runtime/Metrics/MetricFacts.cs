namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Names and directions of the metrics.</summary>
public static class MetricFacts
{
    /// <summary>All metrics in the order of their definition.</summary>
    public static IReadOnlyList<Metric> All { get; } = Enum.GetValues<Metric>();

    /// <summary>Those that every evaluation measures; the others are measured where a methodology asks for them.</summary>
    public static IReadOnlyList<Metric> Standard { get; } = [.. All.Where(metric => metric <= Metric.Saturation)];

    /// <summary>The name used in methodologies and files, such as "radial_correlation".</summary>
    public static string NameOf(Metric metric) => metric switch
    {
        Metric.Coverage => "coverage",
        Metric.TritAccuracy => "trit_accuracy",
        Metric.RadialCorrelation => "radial_correlation",
        Metric.DistanceCorrelation => "distance_correlation",
        Metric.Q => "q",
        Metric.Kl => "kl",
        Metric.MeanRadius => "mean_radius",
        Metric.Saturation => "saturation",
        Metric.Richness => "richness",
        Metric.RichnessRatio => "richness_ratio",
        Metric.RadiusV0 => "radius_v0",
        Metric.RadiusV9 => "radius_v9",
        Metric.MeanHyperbolicRadius => "mean_hyperbolic_radius",
        Metric.PriorCoverage => "prior_coverage",
        Metric.TripletConcordance => "triplet_concordance",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>Whether the best value is the highest; it is the lowest for radial correlation, KL divergence and saturation.</summary>
    public static bool HigherIsBetter(Metric metric) => metric is not (Metric.RadialCorrelation or Metric.Kl or Metric.Saturation);

    /// <summary>Whether either side is better at all: a radius has its place, and a divergence that is least tells of a posterior that has collapsed.</summary>
    public static bool HasBest(Metric metric) => metric is not (Metric.Kl or Metric.MeanRadius or Metric.RadiusV0 or Metric.RadiusV9 or Metric.MeanHyperbolicRadius);

    /// <summary>
    /// Whether a metric may be undefined, which is NaN: a ratio to a first value that was 0, a radius of a valuation that no measured operation has. Any other
    /// metric that is measured is finite for every finite model.
    /// </summary>
    public static bool MayBeUndefined(Metric metric) => metric is Metric.RichnessRatio or Metric.RadiusV0 or Metric.RadiusV9;

    /// <summary>Whether the metric of the model is the mean of its two VAEs instead of the worse one.</summary>
    public static bool IsMean(Metric metric) =>
        metric is Metric.Kl or Metric.MeanRadius or Metric.Saturation or Metric.RadiusV0 or Metric.RadiusV9 or Metric.MeanHyperbolicRadius;
}
