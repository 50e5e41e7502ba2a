namespace HyperVaeDsl.Runtime.Training;

/// <summary>Hears of a run's progress, on the thread that trains; what it does delays the run.</summary>
public interface ITrainingObserver
{
    /// <summary>The run is about to begin.</summary>
    void RunStarted(RunDescription run);

    /// <summary>A step is done; called for every step.</summary>
    void StepDone(in StepReport step);

    /// <summary>An epoch is done, evaluated if it was due, and recorded.</summary>
    void EpochDone(EpochReport epoch);

    /// <summary>Something happened because of an evaluation: a phase ended early, a gate opened, parameters were restored.</summary>
    void EventHappened(TrainingEvent happened);

    /// <summary>A guard's condition set in.</summary>
    void GuardFired(GuardReport guard);

    /// <summary>A checkpoint is on disk.</summary>
    void CheckpointWritten(CheckpointReport checkpoint);

    /// <summary>The run has ended.</summary>
    void RunFinished(TrainingResult result);
}
