using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>The state machine of a component of the model.</summary>
/// <param name="Path">The component, such as vae_A.encoder.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="StartsFrozen">Its first state.</param>
/// <param name="Unfreeze">When it is let go, or null.</param>
/// <param name="Freeze">When it is frozen, or null.</param>
/// <param name="Warmup">Epochs before which it does not change.</param>
/// <param name="Hysteresis">For how long it does not change after a change; 0 for none.</param>
/// <param name="HysteresisInEvaluations">Whether that counts evaluations; else it counts epochs.</param>
/// <param name="Annealing">How its thresholds move, or null.</param>
/// <param name="Span">Its path in the file.</param>
public sealed record ComponentSpec(
    string Path,
    string Documentation,
    bool StartsFrozen,
    Condition? Unfreeze,
    Condition? Freeze,
    Quantity Warmup,
    Quantity Hysteresis,
    bool HysteresisInEvaluations,
    AnnealingSpec? Annealing,
    TextSpan Span)
{
    /// <summary>How the patience of freezing moves, or null.</summary>
    public PatienceAnnealingSpec? Patience { get; init; }

    /// <summary>The comparison whose threshold anneals: the first with a number in the freeze condition.</summary>
    public ComparisonTest? FreezeTest => Compared(Freeze);

    /// <summary>The comparison of the unfreeze condition with the metric of the freeze threshold.</summary>
    public ComparisonTest? UnfreezeTest => Unfreeze?.Tests.OfType<ComparisonTest>().FirstOrDefault(test => !test.RelativeToBest && test.Metric == FreezeTest?.Metric);

    /// <summary>Whether it never trains.</summary>
    public bool IsFrozenForGood => StartsFrozen && Unfreeze == null;

    private static ComparisonTest? Compared(Condition? condition) => condition?.Tests.OfType<ComparisonTest>().FirstOrDefault(test => !test.RelativeToBest);
}

/// <summary>How the freeze threshold moves after each cycle of training.</summary>
/// <param name="Metric">By which metric cycles are judged.</param>
/// <param name="Step">By how much it moves.</param>
/// <param name="Tolerance">A cycle that loses no more than this moves nothing.</param>
/// <param name="Floor">Smallest threshold.</param>
/// <param name="Ceiling">Largest threshold.</param>
/// <param name="Gap">Distance that the unfreeze threshold keeps while it follows; null when it stays.</param>
/// <param name="Span">Where it is written.</param>
public sealed record AnnealingSpec(MetricKind Metric, Quantity Step, Quantity Tolerance, Quantity Floor, Quantity Ceiling, Quantity? Gap, TextSpan Span);

/// <summary>How the duration of the freeze condition moves after each cycle of training; it counts what the duration counts.</summary>
/// <param name="Metric">By which metric cycles are judged.</param>
/// <param name="Step">By how much it moves.</param>
/// <param name="Tolerance">A cycle that loses no more than this moves nothing.</param>
/// <param name="Floor">Shortest duration.</param>
/// <param name="Ceiling">Longest duration.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PatienceAnnealingSpec(MetricKind Metric, Quantity Step, Quantity Tolerance, Quantity Floor, Quantity Ceiling, TextSpan Span);
