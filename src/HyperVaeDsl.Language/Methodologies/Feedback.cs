using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A feedback controller that scales signals within bounds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="EverySteps">It acts after every so many steps.</param>
/// <param name="Observations">What it averages.</param>
/// <param name="Rules">What it does.</param>
/// <param name="Bounds">What it must keep.</param>
/// <param name="Span">Its header.</param>
public sealed record Controller(
    string Name,
    string Documentation,
    int EverySteps,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<ScaleRule> Rules,
    IReadOnlyList<Bound> Bounds,
    TextSpan Span);

/// <summary>A metric and the weight of the past in its moving average, which starts at the first sample.</summary>
public sealed record Observation(MetricKind Metric, double Ema, TextSpan Span);

/// <summary>When the average of a metric compares so, the signal's factor is multiplied.</summary>
public sealed record ScaleRule(MetricKind Metric, string Comparison, double Threshold, string Signal, double Factor, TextSpan Span, TextSpan SignalSpan);

/// <summary>The driven value of a signal stays in a range.</summary>
public sealed record Bound(string Signal, Interval Range, TextSpan Span);
