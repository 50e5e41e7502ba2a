namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Of which VAE a metric is.</summary>
public enum VaeSide
{
    /// <summary>Of the model: the worse of the two, or their mean, as <see cref="Metric"/> says.</summary>
    Both,

    /// <summary>Of the first VAE.</summary>
    A,

    /// <summary>Of the second VAE.</summary>
    B,
}
