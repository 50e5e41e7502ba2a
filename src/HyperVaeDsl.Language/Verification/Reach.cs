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

    /// <summary>How far apart two values of a metric can lie.</summary>
    public static double WidthOf(Methodology methodology, MetricKind metric)
    {
        Interval range = RangeOf(methodology, metric).Range;
        return range.High - range.Low;
    }

    /// <summary>The values that a metric can take, and why: the model and the number of samples limit what the metric by itself could be.</summary>
    public static (Interval Range, string Reason) RangeOf(Methodology methodology, MetricKind metric)
    {
        double radius = methodology.Model.MaxRadius;
        // The distance from the origin grows with the curvature.
        double root = Math.Sqrt(Hulls.OfCurvatureWithinBounds(methodology)?.High ?? methodology.Model.Curvature);
        if (methodology.Data.Measured != DataPart.All && metric.RuntimeName is "RadialCorrelation" or "DistanceCorrelation" or "Q")
            return (OfPart(metric), "the limits of all operations do not hold for a part of them");
        return metric.RuntimeName switch
        {
            "MeanRadius" or "RadiusV0" or "RadiusV9" when methodology.Complete.Model => (new Interval(0, radius), "max_radius limits it"),
            // 2 artanh(x) = ln((1 + x) / (1 - x)).
            "MeanHyperbolicRadius" when methodology.Complete.Model && root * radius < 1 =>
                (new Interval(0, Math.Log((1 + root * radius) / (1 - root * radius)) / root), "max_radius limits it"),
            // Half of the points of a level at 0 and half at the largest radius; the one operation of valuation 9 has no variance.
            "Richness" when methodology.Complete.Model => (new Interval(0, 0.9 * radius * radius / 4), "max_radius limits it"),
            "PriorCoverage" when MetricUse.PriorSamples(methodology) is { } samples =>
                (new Interval(metric.Range.Low, DataFacts.CoverageOf(samples)), $"so much of all operations do {Numbers.Format(samples)} samples find on average if every operation is as likely"),
            _ => (metric.Range, metric.RangeReason),
        };
    }

    // Without the ties of all operations only what holds for every correlation is known.
    private static Interval OfPart(MetricKind metric) => metric.RuntimeName == "Q" ? new Interval(-2.5, 2.5) : new Interval(-1, 1);

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
