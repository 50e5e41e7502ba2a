using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>The metrics of an evaluation as numbers with names, so that they can be stored and come back bit for bit.</summary>
internal sealed class MetricsMemory : IStateful
{
    // Q follows from the others.
    private static readonly Metric[] Stored = [.. MetricFacts.All.Where(metric => metric != Metric.Q)];

    private readonly int own;

    /// <summary>No metrics yet.</summary>
    /// <param name="own">The metrics that the methodology declares.</param>
    public MetricsMemory(IReadOnlyList<OwnMetric> own)
    {
        this.own = own.Count;
        StateNames =
        [
            "exists",
            .. Stored.Select(metric => MetricFacts.NameOf(metric) + "_A"),
            .. Stored.Select(metric => MetricFacts.NameOf(metric) + "_B"),
            .. own.Select(metric => metric.Name),
        ];
    }

    /// <summary>The metrics; null before there are any.</summary>
    public DualVaeMetrics? Metrics { get; set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        destination[..StateNames.Count].Fill(double.NaN);
        destination[0] = Metrics is null ? 0 : 1;
        if (Metrics is null)
            return;
        for (int i = 0; i < Stored.Length; i++)
            (destination[1 + i], destination[1 + Stored.Length + i]) = (Metrics.A[Stored[i]], Metrics.B[Stored[i]]);
        for (int i = 0; i < Metrics.Own.Count; i++)
            destination[1 + (2 * Stored.Length) + i] = Metrics.Own[i];
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => Metrics = source[0] == 0 ? null
        : new DualVaeMetrics(One(source[1..]), One(source[(1 + Stored.Length)..])) { Own = source.Slice(1 + (2 * Stored.Length), own).ToArray() };

    private static VaeMetrics One(ReadOnlySpan<double> values)
    {
        return new VaeMetrics(
            values[At(Metric.Coverage)],
            values[At(Metric.TritAccuracy)],
            values[At(Metric.RadialCorrelation)],
            values[At(Metric.DistanceCorrelation)],
            values[At(Metric.Kl)],
            values[At(Metric.MeanRadius)],
            values[At(Metric.Saturation)])
        {
            Richness = values[At(Metric.Richness)],
            RichnessRatio = values[At(Metric.RichnessRatio)],
            RadiusV0 = values[At(Metric.RadiusV0)],
            RadiusV9 = values[At(Metric.RadiusV9)],
            MeanHyperbolicRadius = values[At(Metric.MeanHyperbolicRadius)],
            PriorCoverage = values[At(Metric.PriorCoverage)],
            TripletConcordance = values[At(Metric.TripletConcordance)],
        };

        static int At(Metric metric) => Array.IndexOf(Stored, metric);
    }
}
