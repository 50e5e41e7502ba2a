namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>The metrics of one VAE; each is defined at the member of the same name of <see cref="Metric"/>.</summary>
/// <param name="Coverage">Fraction of operations reconstructed.</param>
/// <param name="TritAccuracy">Fraction of trits reconstructed.</param>
/// <param name="RadialCorrelation">Spearman correlation of valuation and radius.</param>
/// <param name="DistanceCorrelation">Spearman correlation of valuation difference and distance.</param>
/// <param name="Kl">KL divergence in nats.</param>
/// <param name="MeanRadius">Mean Euclidean norm.</param>
/// <param name="Saturation">Fraction of points at the maximal radius.</param>
public readonly record struct VaeMetrics(
    double Coverage,
    double TritAccuracy,
    double RadialCorrelation,
    double DistanceCorrelation,
    double Kl,
    double MeanRadius,
    double Saturation)
{
    /// <summary>Distance correlation - 1.5 radial correlation.</summary>
    public double Q => DistanceCorrelation - (1.5 * RadialCorrelation);

    /// <summary>The value of a metric.</summary>
    public double this[Metric metric] => metric switch
    {
        Metric.Coverage => Coverage,
        Metric.TritAccuracy => TritAccuracy,
        Metric.RadialCorrelation => RadialCorrelation,
        Metric.DistanceCorrelation => DistanceCorrelation,
        Metric.Q => Q,
        Metric.Kl => Kl,
        Metric.MeanRadius => MeanRadius,
        Metric.Saturation => Saturation,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
