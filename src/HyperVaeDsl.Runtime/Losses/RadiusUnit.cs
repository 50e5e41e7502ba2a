namespace HyperVaeDsl.Runtime.Losses;

/// <summary>How the radius of a point in the ball is measured. The same number means different points: at curvature 1 a hyperbolic radius of 0.9 is a norm of 0.42.</summary>
public enum RadiusUnit
{
    /// <summary>Its Euclidean norm, below 1/sqrt(c).</summary>
    Norm,

    /// <summary>Its distance from the origin, (2/sqrt c) artanh(sqrt(c) norm).</summary>
    Hyperbolic,
}
