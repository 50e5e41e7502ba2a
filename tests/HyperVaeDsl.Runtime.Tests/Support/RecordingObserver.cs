using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>Keeps what a run reports.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    public List<EpochReport> Epochs { get; } = [];

    public List<GuardReport> Guards { get; } = [];

    public List<TrainingEvent> Events { get; } = [];

    public List<CheckpointReport> Checkpoints { get; } = [];

    public RunDescription? Run { get; private set; }

    public TrainingResult? Result { get; private set; }

    public int Steps { get; private set; }

    /// <summary>Called after every step with their number.</summary>
    public Action<int>? OnStep { get; init; }

    public void RunStarted(RunDescription run) => Run = run;

    public void StepDone(in StepReport step) => OnStep?.Invoke(++Steps);

    public void EpochDone(EpochReport epoch) => Epochs.Add(epoch);

    public void EventHappened(TrainingEvent happened) => Events.Add(happened);

    public void GuardFired(GuardReport guard) => Guards.Add(guard);

    public void CheckpointWritten(CheckpointReport checkpoint) => Checkpoints.Add(checkpoint);

    public void RunFinished(TrainingResult result) => Result = result;
}
