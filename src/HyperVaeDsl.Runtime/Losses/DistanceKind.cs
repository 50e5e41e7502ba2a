namespace HyperVaeDsl.Runtime.Losses;

/// <summary>What the distance of two operations is.</summary>
public enum DistanceKind
{
    /// <summary>The Poincare distance of their points in the ball.</summary>
    Hyperbolic,

    /// <summary>The Euclidean distance of their latent vectors, before the projection into the ball.</summary>
    Euclidean,
}
