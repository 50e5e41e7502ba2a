using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>What is saved.</summary>
/// <param name="Best">Best-so-far slots.</param>
/// <param name="EveryEpochs">Period of the others; 0 for none.</param>
/// <param name="Keep">How many of the others are kept.</param>
/// <param name="EverySpan">Where their period is said, if they have one.</param>
/// <param name="Milestones">Checkpoints at given times, in order of time.</param>
public sealed record CheckpointSpec(IReadOnlyList<BestSpec> Best, int EveryEpochs, int Keep, TextSpan EverySpan, IReadOnlyList<MilestoneSpec> Milestones);

/// <summary>A checkpoint after the first epoch that reaches a time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Time">The time, in epochs.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record MilestoneSpec(string Name, double Time, TextSpan Span);

/// <summary>What the run is to reach.</summary>
/// <param name="Test">The comparison.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record TargetSpec(ComparisonTest Test, TextSpan Span);

/// <summary>A metric that is asked for.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Samples">Its number of samples where that is declared; else null.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record MeasureSpec(MetricKind Metric, int? Samples, TextSpan Span);

/// <summary>A best-so-far slot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Metric">The metric that must improve.</param>
/// <param name="Rises">Whether better is higher.</param>
/// <param name="By">The improvement that does not count, at least 0.</param>
/// <param name="While">A condition, or null.</param>
/// <param name="Span">Where it is declared.</param>
public sealed record BestSpec(string Name, MetricKind Metric, bool Rises, double By, Condition? While, TextSpan Span);

/// <summary>What a guard does.</summary>
public enum GuardAction
{
    /// <summary>Says so.</summary>
    Warn,

    /// <summary>Ends the run.</summary>
    Stop,

    /// <summary>Restores a best slot.</summary>
    Rollback,
}

/// <summary>A guard.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">What it waits for.</param>
/// <param name="After">The time at which it begins to watch, in epochs.</param>
/// <param name="Action">What it does.</param>
/// <param name="Slot">For a rollback: the slot; else null.</param>
/// <param name="AtMost">For a rollback: how often; 0 sets no limit.</param>
/// <param name="Span">Where it is declared.</param>
/// <param name="SlotSpan">Where its slot is named, if it names one.</param>
public sealed record GuardSpec(string Name, Condition Condition, double After, GuardAction Action, string? Slot, int AtMost, TextSpan Span, TextSpan SlotSpan);
