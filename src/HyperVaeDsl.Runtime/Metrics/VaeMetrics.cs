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

    /// <summary>Mean variance of the radius within a valuation; NaN where it was not asked for, as all that follow.</summary>
    public double Richness { get; init; } = double.NaN;

    /// <summary>Richness relative to the first evaluation.</summary>
    public double RichnessRatio { get; init; } = double.NaN;

    /// <summary>Mean radius at valuation 0.</summary>
    public double RadiusV0 { get; init; } = double.NaN;

    /// <summary>Radius at valuation 9.</summary>
    public double RadiusV9 { get; init; } = double.NaN;

    /// <summary>Mean hyperbolic distance from the origin.</summary>
    public double MeanHyperbolicRadius { get; init; } = double.NaN;

    /// <summary>Fraction of operations that samples of the prior decode to.</summary>
    public double PriorCoverage { get; init; } = double.NaN;

    /// <summary>Fraction of concordant triplets.</summary>
    public double TripletConcordance { get; init; } = double.NaN;

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
        Metric.Richness => Richness,
        Metric.RichnessRatio => RichnessRatio,
        Metric.RadiusV0 => RadiusV0,
        Metric.RadiusV9 => RadiusV9,
        Metric.MeanHyperbolicRadius => MeanHyperbolicRadius,
        Metric.PriorCoverage => PriorCoverage,
        Metric.TripletConcordance => TripletConcordance,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };
}
