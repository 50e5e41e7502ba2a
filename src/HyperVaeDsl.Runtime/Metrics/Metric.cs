namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The metrics of a dual VAE over all operations, decoded from the posterior mean. A name without a suffix is the worse
/// of the two VAEs (so that a claim about the model holds for both), except <see cref="Kl"/>, <see cref="Saturation"/> and the
/// radii, which are means of the two.
/// </summary>
public enum Metric
{
    /// <summary>Fraction of operations whose nine trits are all reconstructed, in [0, 1].</summary>
    Coverage,

    /// <summary>Fraction of trits reconstructed, in [0, 1].</summary>
    TritAccuracy,

    /// <summary>Spearman correlation of 3-adic valuation and radius, in [-1, 1]; good is negative, -0.83205 is the tie-free limit.</summary>
    RadialCorrelation,

    /// <summary>Spearman correlation of |difference of valuation| and Poincare distance over pairs of operations, in [-1, 1]; good is positive.</summary>
    DistanceCorrelation,

    /// <summary>distance_correlation - 1.5 * radial_correlation; at most 2.1627 without ties.</summary>
    Q,

    /// <summary>KL divergence of the posterior from the standard normal, in nats, summed over dimensions, without free bits.</summary>
    Kl,

    /// <summary>Mean Euclidean norm of the points in the ball.</summary>
    MeanRadius,

    /// <summary>Fraction of points whose radius exceeds 0.999 of the maximal radius.</summary>
    Saturation,

    /// <summary>
    /// Mean over the valuations 0..9 of the variance (divided by n) of the radius among the operations of that valuation: how much
    /// a level of the hierarchy still tells apart. A valuation with one operation, or none, contributes 0.
    /// </summary>
    Richness,

    /// <summary>Richness divided by that of the first evaluation of the run, so 1 there; not a number if that was 0.</summary>
    RichnessRatio,

    /// <summary>Mean radius of the operations of valuation 0.</summary>
    RadiusV0,

    /// <summary>Radius of the operation of valuation 9.</summary>
    RadiusV9,

    /// <summary>Mean hyperbolic distance from the origin, (2/sqrt c) artanh(sqrt(c) r).</summary>
    MeanHyperbolicRadius,

    /// <summary>
    /// Distinct operations among those decoded from samples of the prior, as a fraction of all 19,683; N samples find
    /// 1 - (1 - 1/19683)^N of them on average if the decoded prior is uniform.
    /// </summary>
    PriorCoverage,

    /// <summary>
    /// Fraction of triplets (i, j, k) for which "i and j are 3-adically closer than i and k" has the same answer as "i and j lie
    /// closer in the ball than i and k". Half of all triplets tie, so chance is 0.5 and the tie-free limit 0.75 - which a ball
    /// whose points all coincide has too.
    /// </summary>
    TripletConcordance,
}
