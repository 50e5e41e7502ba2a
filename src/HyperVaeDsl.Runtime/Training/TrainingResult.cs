using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>How a run ended and what it reached.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">A sentence on why it ended early, or null.</param>
/// <param name="Epochs">Epochs trained to their end.</param>
/// <param name="Steps">Optimisation steps done.</param>
/// <param name="Metrics">The latest evaluation, or null if there was none.</param>
/// <param name="EvaluatedEpochs">After how many epochs that was.</param>
/// <param name="Elapsed">Duration of the run, since it went on if it did.</param>
/// <param name="TrainingTime">The part of it spent in optimisation steps, without evaluation and files.</param>
public sealed record TrainingResult(
    TrainingOutcome Outcome,
    string? Reason,
    int Epochs,
    long Steps,
    DualVaeMetrics? Metrics,
    int EvaluatedEpochs,
    TimeSpan Elapsed,
    TimeSpan TrainingTime)
{
    /// <summary>When the phases ran that were begun.</summary>
    public IReadOnlyList<PhaseRun> Phases { get; init; } = [];

    /// <summary>What became of the targets.</summary>
    public IReadOnlyList<TargetResult> Targets { get; init; } = [];

    /// <summary>What happened because of evaluations, in order.</summary>
    public IReadOnlyList<TrainingEvent> Events { get; init; } = [];

    /// <summary>Steps that were done before the run went on; 0 for one that began.</summary>
    public long StepsBefore { get; init; }

    /// <summary>Optimisation steps in a second of training time; 0 without steps.</summary>
    public double StepsPerSecond => Steps == StepsBefore ? 0 : (Steps - StepsBefore) / TrainingTime.TotalSeconds;
}
