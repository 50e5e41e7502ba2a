namespace HyperVaeDsl.Runtime.Training;

/// <summary>Why a checkpoint was written.</summary>
public enum CheckpointKind
{
    /// <summary>The run has ended.</summary>
    Last,

    /// <summary>So many epochs have passed.</summary>
    Periodic,

    /// <summary>The metric of a best slot improved.</summary>
    Best,

    /// <summary>The time of a milestone was reached.</summary>
    Milestone,
}
