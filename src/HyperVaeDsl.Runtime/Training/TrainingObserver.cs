namespace HyperVaeDsl.Runtime.Training;

/// <summary>Hears of a run's progress and does nothing; who wants to hear of something overrides that.</summary>
public class TrainingObserver : ITrainingObserver
{
    /// <inheritdoc />
    public virtual void RunStarted(RunDescription run)
    {
    }

    /// <inheritdoc />
    public virtual void StepDone(in StepReport step)
    {
    }

    /// <inheritdoc />
    public virtual void EpochDone(EpochReport epoch)
    {
    }

    /// <inheritdoc />
    public virtual void EventHappened(TrainingEvent happened)
    {
    }

    /// <inheritdoc />
    public virtual void GuardFired(GuardReport guard)
    {
    }

    /// <inheritdoc />
    public virtual void CheckpointWritten(CheckpointReport checkpoint)
    {
    }

    /// <inheritdoc />
    public virtual void RunFinished(TrainingResult result)
    {
    }
}
