namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>The metrics of both VAEs over all operations.</summary>
/// <param name="A">Of the first.</param>
/// <param name="B">Of the second.</param>
public sealed record DualVaeMetrics(VaeMetrics A, VaeMetrics B)
{
    /// <summary>
    /// The metric of the model: the worse of the two VAEs, but the mean of the two for KL divergence, radii and saturation.
    /// </summary>
    public double this[Metric metric]
    {
        get
        {
            (double a, double b) = (A[metric], B[metric]);
            return MetricFacts.IsMean(metric) ? (a + b) / 2
                : MetricFacts.HigherIsBetter(metric) ? Math.Min(a, b)
                : Math.Max(a, b);
        }
    }

    /// <summary>The metric of the model or of one VAE.</summary>
    public double this[MetricSelector metric] => metric.Of switch
    {
        VaeSide.A => A[metric.Metric],
        VaeSide.B => B[metric.Metric],
        _ => this[metric.Metric],
    };
}
