using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Whether a comparison with a metric can come true at all, and whether it can fail.</summary>
internal static class Reach
{
    // Shares of a range that are rounding.
    private const double Slack = 1e-9;

    /// <summary>Why a condition can never hold, or always holds, in a sentence; null if it can do both.</summary>
    public static string? Never(Methodology methodology, MetricKind metric, string comparison, Quantity threshold)
    {
        (Interval range, string reason) = RangeOf(methodology, metric);
        string condition = $"{metric.Name} {comparison} {Numbers.Format(threshold)}";
        if (!CanHold(range, comparison, threshold))
            return $"'{condition}' can never come true: {metric.Name} lies in {Show(range)} ({reason}). Change the threshold.";
        string opposite = comparison switch { "<" => ">=", "<=" => ">", ">" => "<=", _ => "<" };
        return CanHold(range, opposite, threshold) ? null : $"'{condition}' is always true: {metric.Name} lies in {Show(range)} ({reason}). Change the threshold.";
    }

    /// <summary>
    /// Why a metric cannot rise or fall as often in a row as a condition waits for, in a sentence; null if it can. Each of n changes is larger than the margin, and
    /// of a metric that counts at least its smallest difference; all values but the one before the first change also meet the comparisons beside it.
    /// </summary>
    public static string? NeverInARow(Methodology methodology, Condition condition)
    {
        foreach (ChangeTest test in condition.Tests.OfType<ChangeTest>())
        {
            // The more of them there are, and the larger each is, the less they fit.
            double by = test.By.Most;
            int changes = condition.InEpochs ? (int)Math.Ceiling(condition.For.Most / (double)Math.Max(1, methodology.EvaluateEvery)) : (int)condition.For.Most;
            (Interval range, string reason) = RangeOf(methodology, test.Metric);
            double step = methodology.Complete.Data ? test.Metric.StepOn(MeasuredPart.Of(methodology.Data)) : 0;
            double least = step > 0 ? step * (Math.Floor((by / step) + Slack) + 1) : by;
            // A single margin that is too large is said of the test itself.
            if (double.IsInfinity(range.High - range.Low) || by >= range.High - range.Low)
                continue;
            Interval[] held = [.. condition.Tests.OfType<ComparisonTest>().Where(other => other.Metric == test.Metric && !other.RelativeToBest).Select(Holding)];
            // Falling is rising on a scale that is turned around.
            (double before, double low, double high) = test.Rises
                ? (range.Low, held.Aggregate(range.Low, (low, other) => Math.Max(low, other.Low)), held.Aggregate(range.High, (high, other) => Math.Min(high, other.High)))
                : (-range.High, held.Aggregate(-range.High, (low, other) => Math.Max(low, -other.High)), held.Aggregate(-range.Low, (high, other) => Math.Min(high, -other.Low)));
            double first = Math.Max(low, before + least);
            double needed = (changes - 1) * least;
            bool fits = first + needed <= high + (Slack * (range.High - range.Low)) && (step > 0 || by == 0 || first + needed < high);
            if (fits)
                continue;
            string verb = test.Rises ? "rise" : "fall";
            string each = test.By > 0 ? $"of more than {Numbers.Format(test.By)} each" : $"of at least {Numbers.Short(least, 3)} each, its smallest difference,";
            string within = held.Length == 0 ? "" : $", and to meet the other tests it lies in {Show(test.Rises ? new Interval(low, high) : new Interval(-high, -low))}";
            return $"'{test.Metric.Name}' cannot {verb} at {Numbers.Format(changes)} evaluation{(changes == 1 ? "" : "s in a row")}: {Numbers.Format(changes)} {verb}{(changes == 1 ? "" : "s")} {each} do not fit, since {test.Metric.Name} lies in {Show(range)} ({reason}){within}. Wait for fewer evaluations, or write a smaller margin.";
        }
        return null;
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

    private static bool CanHold(Interval range, string comparison, Quantity threshold) => comparison switch
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
