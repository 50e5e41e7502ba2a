using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>The best value of every metric in a run so far, of the model and of each VAE.</summary>
internal sealed class BestValues
{
    private static readonly VaeSide[] Sides = [VaeSide.Both, VaeSide.A, VaeSide.B];

    private readonly double[] values = [.. Enumerable.Repeat(double.NaN, MetricFacts.All.Count * Sides.Length)];

    /// <summary>The best value; NaN before there was one.</summary>
    public double this[MetricSelector metric] => values[IndexOf(metric)];

    /// <summary>Takes the metrics of an evaluation.</summary>
    public void Take(DualVaeMetrics metrics)
    {
        foreach (Metric metric in MetricFacts.All)
        {
            bool higher = MetricFacts.HigherIsBetter(metric);
            foreach (VaeSide side in Sides)
            {
                var selector = new MetricSelector(metric, side);
                ref double best = ref values[IndexOf(selector)];
                double value = metrics[selector];
                if (double.IsNaN(best) || (higher ? value > best : value < best))
                    best = value;
            }
        }
    }

    private static int IndexOf(MetricSelector metric) => ((int)metric.Metric * Sides.Length) + (int)metric.Of;
}
