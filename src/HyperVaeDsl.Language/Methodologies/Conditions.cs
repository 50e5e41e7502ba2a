using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// Tests that must hold together, for a while: at the last <paramref name="For"/> evaluations, or at every evaluation of the last
/// <paramref name="For"/> epochs. Everything that waits for a metric waits for one of these.
/// </summary>
/// <param name="Tests">The tests, at least one.</param>
/// <param name="For">For how long, at least 1.</param>
/// <param name="InEpochs">Whether that counts epochs; else it counts evaluations.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Condition(IReadOnlyList<MetricTest> Tests, Quantity For, bool InEpochs, TextSpan Span);

/// <summary>One question about one metric of an evaluation.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Span">Where it is written.</param>
public abstract record MetricTest(MetricKind Metric, TextSpan Span);

/// <summary>metric (comparison) threshold; the threshold may be a factor of the best value so far.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Comparison">One of &lt; &lt;= &gt; &gt;=.</param>
/// <param name="Threshold">With what, in the metric's unit, or the factor.</param>
/// <param name="RelativeToBest">Whether the threshold is a factor of the best value of the metric in the run so far.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ComparisonTest(MetricKind Metric, string Comparison, Quantity Threshold, bool RelativeToBest, TextSpan Span) : MetricTest(Metric, Span);

/// <summary>The metric is not better than its reference by more than a margin; one that is becomes the reference.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Within">The margin, at least 0.</param>
/// <param name="Span">Where it is written.</param>
public sealed record StallTest(MetricKind Metric, Quantity Within, TextSpan Span) : MetricTest(Metric, Span);

/// <summary>The metric differs from the evaluation before by more than a margin.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Rises">Whether it must be higher, or lower.</param>
/// <param name="By">The margin, at least 0.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ChangeTest(MetricKind Metric, bool Rises, Quantity By, TextSpan Span) : MetricTest(Metric, Span);
