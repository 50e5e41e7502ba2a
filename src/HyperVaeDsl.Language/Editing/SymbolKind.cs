namespace HyperVaeDsl.Language.Editing;

/// <summary>What a name is the name of.</summary>
public enum SymbolKind
{
    /// <summary>A methodology.</summary>
    Methodology,

    /// <summary>A preset.</summary>
    Preset,

    /// <summary>A parameter of a preset.</summary>
    PresetParameter,

    /// <summary>A param of a methodology.</summary>
    Param,

    /// <summary>A signal.</summary>
    Signal,

    /// <summary>A phase.</summary>
    Phase,

    /// <summary>A loss: a name of the catalogue, or one that is given to an external loss.</summary>
    Loss,

    /// <summary>A group of losses.</summary>
    Group,

    /// <summary>A controller.</summary>
    Controller,

    /// <summary>A best-so-far checkpoint.</summary>
    Checkpoint,

    /// <summary>A checkpoint at a given time.</summary>
    Milestone,

    /// <summary>A guard.</summary>
    Guard,

    /// <summary>A property that is ensured.</summary>
    Ensure,

    /// <summary>A metric that the methodology declares.</summary>
    Metric,

    /// <summary>A component of an external model.</summary>
    Component,
}
