namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Names and directions of the metrics.</summary>
public static class MetricFacts
{
    /// <summary>All metrics in the order of their definition.</summary>
    public static IReadOnlyList<Metric> All { get; } = Enum.GetValues<Metric>();

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
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>Whether the best value is the highest; it is the lowest for radial correlation, KL divergence and saturation.</summary>
    public static bool HigherIsBetter(Metric metric) => metric is not (Metric.RadialCorrelation or Metric.Kl or Metric.Saturation);
}
