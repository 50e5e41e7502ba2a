namespace HyperVaeDsl.Runtime.Losses;

/// <summary>What a normal distribution of tangent vectors becomes in the ball.</summary>
public enum PriorDensity
{
    /// <summary>The density of the tangent vectors: the volume that the exponential map changes is left out.</summary>
    Tangent,

    /// <summary>The density of the points, a wrapped normal (Nagano et al. 2019): with the logarithm of that volume.</summary>
    Wrapped,
}
