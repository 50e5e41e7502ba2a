namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>The metrics of an evaluation: of both VAEs, and those that the user's code measures.</summary>
/// <param name="A">Of the first VAE; NaN where a model of the user's own is trained.</param>
/// <param name="B">Of the second.</param>
public sealed record DualVaeMetrics(VaeMetrics A, VaeMetrics B)
{
    /// <summary>The metrics that the methodology declares, in its order, as the user's code measured them.</summary>
    public IReadOnlyList<double> Own { get; init; } = [];

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

    /// <summary>The metric of the model or of one VAE, or one that the methodology declares.</summary>
    public double this[MetricSelector metric] => metric switch
    {
        { Own: { } own } => Own[own.Index],
        { Of: VaeSide.A } => A[metric.Metric],
        { Of: VaeSide.B } => B[metric.Metric],
        _ => this[metric.Metric],
    };

    /// <summary>The metrics of a model of the user's own.</summary>
    internal static DualVaeMetrics Of(IReadOnlyList<double> own)
    {
        const double None = double.NaN;
        var none = new VaeMetrics(None, None, None, None, None, None, None);
        return new DualVaeMetrics(none, none) { Own = own };
    }
}
