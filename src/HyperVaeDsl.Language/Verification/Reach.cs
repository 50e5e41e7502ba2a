using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Whether a comparison with a metric can come true at all, and whether it can fail.</summary>
internal static class Reach
{
    /// <summary>Why a condition can never hold, or always holds, in a sentence; null if it can do both.</summary>
    public static string? Never(Methodology methodology, MetricKind metric, string comparison, double threshold)
    {
        (Interval range, string reason) = RangeOf(methodology, metric);
        string condition = $"{metric.Name} {comparison} {Numbers.Format(threshold)}";
        if (!CanHold(range, comparison, threshold))
            return $"'{condition}' can never come true: {metric.Name} lies in {Show(range)} ({reason}). Change the threshold.";
        string opposite = comparison switch { "<" => ">=", "<=" => ">", ">" => "<=", _ => "<" };
        return CanHold(range, opposite, threshold) ? null : $"'{condition}' is always true: {metric.Name} lies in {Show(range)} ({reason}). Change the threshold.";
    }

    /// <summary>How the limits of a metric came about, for a finding about a value beyond them.</summary>
    public static DiagnosticDetails Details(Methodology methodology, MetricKind metric, double? threshold = null)
    {
        List<string> notes = [.. MetricLimits.Of(methodology, metric).Notes];
        if (metric.RuntimeName == "PriorCoverage" && threshold is > 0 and < 1)
            notes.Add($"About {Numbers.Format(MetricLimits.SamplesFor(threshold.Value))} samples find {Numbers.Short(threshold.Value)} of them on average.");
        return new DiagnosticDetails { Notes = notes };
    }

    /// <summary>How far apart two values of a metric can lie.</summary>
    public static double WidthOf(Methodology methodology, MetricKind metric)
    {
        Interval range = RangeOf(methodology, metric).Range;
        return range.High - range.Low;
    }

    /// <summary>The values that a metric can take, and why: data, model and the number of samples limit what the metric by itself could be.</summary>
    public static (Interval Range, string Reason) RangeOf(Methodology methodology, MetricKind metric)
    {
        MetricLimit limit = MetricLimits.Of(methodology, metric);
        return (limit.Range, limit.Reason);
    }

    private static bool CanHold(Interval range, string comparison, double threshold) => comparison switch
    {
        "<" => range.Low < threshold,
        "<=" => range.Low <= threshold,
        ">" => range.High > threshold,
        _ => range.High >= threshold,
    };

    /// <summary>The values at which a comparison with a number holds.</summary>
    public static Interval Holding(ComparisonTest test) =>
        test.Comparison[0] == '>' ? new(test.Threshold, double.PositiveInfinity) : new(double.NegativeInfinity, test.Threshold);

    /// <summary>A range in words.</summary>
    public static string Show(Interval range) =>
        double.IsInfinity(range.High) ? $"{Numbers.Short(range.Low)} and above" : $"{Numbers.Short(range.Low)}..{Numbers.Short(range.High)}";
}
