using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>The best value of every metric in a run so far, of the model and of each VAE, and of what the methodology declares.</summary>
internal sealed class BestValues : IStateful
{
    private static readonly VaeSide[] Sides = [VaeSide.Both, VaeSide.A, VaeSide.B];

    private readonly MetricSelector[] metrics;
    private readonly double[] values;

    /// <summary>Before the first evaluation.</summary>
    /// <param name="own">The metrics that the methodology declares.</param>
    public BestValues(IReadOnlyList<OwnMetric> own)
    {
        metrics = [.. MetricFacts.All.SelectMany(metric => Sides.Select(side => new MetricSelector(metric, side))), .. own.Select(metric => (MetricSelector)metric)];
        values = [.. metrics.Select(_ => double.NaN)];
        StateNames = [.. metrics.Select(metric => metric.Name)];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>The best value; NaN before there was one.</summary>
    public double this[MetricSelector metric] => values[IndexOf(metric)];

    /// <summary>Takes the metrics of an evaluation.</summary>
    public void Take(DualVaeMetrics measured)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            double value = measured[metrics[i]];
            if (double.IsNaN(values[i]) || (metrics[i].HigherIsBetter ? value > values[i] : value < values[i]))
                values[i] = value;
        }
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => values.CopyTo(destination);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => source[..values.Length].CopyTo(values);

    private static int IndexOf(MetricSelector metric) => metric.Own is { } own
        ? (MetricFacts.All.Count * Sides.Length) + own.Index
        : ((int)metric.Metric * Sides.Length) + (int)metric.Of;
}
