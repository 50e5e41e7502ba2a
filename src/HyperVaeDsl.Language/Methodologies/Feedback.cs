using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A feedback controller that drives signals within bounds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="EverySteps">It acts after every so many steps.</param>
/// <param name="ActsOnEvaluations">Whether it acts at evaluations instead.</param>
/// <param name="Observations">What it averages.</param>
/// <param name="Rules">What it does when tests hold.</param>
/// <param name="Drives">The laws by which it drives signals.</param>
/// <param name="Bounds">What it must keep.</param>
/// <param name="Span">Its header.</param>
public sealed record Controller(
    string Name,
    string Documentation,
    int EverySteps,
    bool ActsOnEvaluations,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<ControlRule> Rules,
    IReadOnlyList<Drive> Drives,
    IReadOnlyList<Bound> Bounds,
    TextSpan Span)
{
    /// <summary>What is declared of how metrics answer to the signals.</summary>
    public IReadOnlyList<PlantSign> Plants { get; init; } = [];

    /// <summary>The signals that it drives.</summary>
    public IEnumerable<string> Driven => Rules.Select(rule => rule.Signal).Concat(Drives.Select(drive => drive.Signal)).Distinct();

    /// <summary>The metrics that it looks at.</summary>
    public IEnumerable<MetricKind> Metrics =>
        Observations.Select(observation => observation.Metric).Concat(Rules.Select(rule => rule.Test.Metric)).Concat(Drives.Select(drive => drive.Law.Metric)).Distinct();

    /// <summary>Its bounds of a signal, or null.</summary>
    public Bound? BoundOf(string signal) => Bounds.FirstOrDefault(bound => bound.Signal == signal);

    /// <summary>The law by which it drives a signal, or null.</summary>
    public FeedbackLaw? LawOf(string signal) => Drives.FirstOrDefault(drive => drive.Signal == signal)?.Law;
}

/// <summary>In which order controllers act on a signal.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Controllers">The names of the controllers.</param>
/// <param name="Span">Where it is written.</param>
public sealed record SignalOrder(string Signal, IReadOnlyList<string> Controllers, TextSpan Span);

/// <summary>A metric and the weight of the past in its moving average, which starts at the first sample.</summary>
public sealed record Observation(MetricKind Metric, double Ema, TextSpan Span);

/// <summary>When a test holds, the signal is scaled or shifted.</summary>
/// <param name="Test">The test; in a controller of steps it compares with a number.</param>
/// <param name="Shifts">Whether the amount is added; else it multiplies.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Amount">By how much.</param>
/// <param name="Span">The whole rule.</param>
/// <param name="SignalSpan">Where the signal is named.</param>
public sealed record ControlRule(MetricTest Test, bool Shifts, string Signal, double Amount, TextSpan Span, TextSpan SignalSpan)
{
    /// <summary>Whether it raises the signal (a scale raises what is positive).</summary>
    public bool Raises => Shifts ? Amount > 0 : Amount > 1;
}

/// <summary>The driven value of a signal stays in a range.</summary>
public sealed record Bound(string Signal, Interval Range, TextSpan Span);

/// <summary>How a metric answers to a signal, as the author declares it. It decides what is refused, and nothing of the training.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rises">Whether it rises while the signal does; else it falls.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Span">The whole statement.</param>
public sealed record PlantSign(MetricKind Metric, bool Rises, string Signal, TextSpan Span);
