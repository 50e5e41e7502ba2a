using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Hears of a run and does nothing, for tests that want to know of one thing.</summary>
internal abstract class QuietObserver : ITrainingObserver
{
    public virtual void RunStarted(RunDescription run)
    {
    }

    public virtual void StepDone(in StepReport step)
    {
    }

    public virtual void EpochDone(EpochReport epoch)
    {
    }

    public virtual void EventHappened(TrainingEvent happened)
    {
    }

    public virtual void GuardFired(GuardReport guard)
    {
    }

    public virtual void CheckpointWritten(CheckpointReport checkpoint)
    {
    }

    public virtual void RunFinished(TrainingResult result)
    {
    }
}
