namespace HyperVaeDsl.Runtime.Training;

/// <summary>How a run ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,

    /// <summary>A guard of the methodology stopped it.</summary>
    StoppedByGuard,

    /// <summary>A loss or the gradient stopped being finite.</summary>
    Diverged,
}
