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

/// <summary>What is saved.</summary>
/// <param name="Best">Best-so-far slots.</param>
/// <param name="EveryEpochs">Period of the others; 0 for none.</param>
/// <param name="Keep">How many of the others are kept.</param>
/// <param name="EverySpan">Where their period is said, if they have one.</param>
public sealed record CheckpointSpec(IReadOnlyList<BestSpec> Best, int EveryEpochs, int Keep, TextSpan EverySpan);

/// <summary>A best-so-far slot.</summary>
public sealed record BestSpec(string Name, MetricKind Metric, bool Rises, MetricCondition? While, TextSpan Span);

/// <summary>A condition on a metric; the threshold may be a factor of its best value so far.</summary>
public sealed record MetricCondition(MetricKind Metric, string Comparison, double Threshold, bool RelativeToBest, TextSpan Span);

/// <summary>A guard.</summary>
public sealed record GuardSpec(string Name, MetricCondition Condition, int Epochs, bool Stops, TextSpan Span);
