namespace HyperVaeDsl.Language.Methodologies;

/// <summary>In what a metric is counted. Only fractions may be written in percent.</summary>
public enum MetricUnit
{
    /// <summary>A share from 0 to 1; 99.5% is 0.995.</summary>
    Fraction,

    /// <summary>A correlation from -1 to 1.</summary>
    Correlation,

    /// <summary>A sum of correlations.</summary>
    Score,

    /// <summary>Nats.</summary>
    Nats,

    /// <summary>Euclidean norm in the ball.</summary>
    Norm,

    /// <summary>Distance in the hyperbolic metric of the ball.</summary>
    HyperbolicDistance,

    /// <summary>Variance of a norm.</summary>
    Variance,

    /// <summary>A quotient of two values of one metric.</summary>
    Ratio,
}
