namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The metrics of a dual VAE over all operations, decoded from the posterior mean. A name without a suffix is the worse
/// of the two VAEs (so that a claim about the model holds for both), except <see cref="Kl"/>, <see cref="MeanRadius"/> and
/// <see cref="Saturation"/>, which are means of the two.
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
}
