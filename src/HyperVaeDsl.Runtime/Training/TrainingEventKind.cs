namespace HyperVaeDsl.Runtime.Training;

/// <summary>Kinds of <see cref="TrainingEvent"/>.</summary>
public enum TrainingEventKind
{
    /// <summary>A phase ended before its planned end, because its condition held.</summary>
    PhaseEnded,

    /// <summary>The gate of a group of losses opened; it stays open.</summary>
    GateOpened,

    /// <summary>The parameters went back to those of a best slot, or should have.</summary>
    RolledBack,

    /// <summary>A controller or component acted on an evaluation.</summary>
    Controlled,
}
