namespace HyperVaeDsl.Runtime.Training;

/// <summary>Why a checkpoint was written.</summary>
public enum CheckpointKind
{
    /// <summary>The newest state: written from time to time, and when the run ends.</summary>
    Last,

    /// <summary>So many epochs have passed.</summary>
    Periodic,

    /// <summary>The metric of a best slot improved.</summary>
    Best,

    /// <summary>The time of a milestone was reached.</summary>
    Milestone,
}
