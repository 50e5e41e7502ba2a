using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Watches one guard over a run.</summary>
internal sealed class GuardMonitor(GuardRule rule)
{
    private int lastFailure;
    private bool fired;

    /// <summary>Takes the metrics after so many epochs; returns a report if the condition has just held long enough.</summary>
    public GuardReport? Check(int epochs, DualVaeMetrics metrics)
    {
        double value = metrics[rule.Metric];
        if (!rule.Comparison.Holds(value, rule.Threshold))
        {
            (lastFailure, fired) = (epochs, false);
            return null;
        }

        if (fired || epochs - lastFailure < rule.Epochs)
            return null;
        fired = true;
        return new GuardReport(rule, epochs - 1, value, Describe(value));
    }

    private string Describe(double value) => string.Create(
        CultureInfo.InvariantCulture,
        $"Guard {rule.Name}: {MetricFacts.NameOf(rule.Metric)} {rule.Comparison.Symbol()} {rule.Threshold} at every evaluation of the last {rule.Epochs} epochs; it is {value:G6}.");
}
