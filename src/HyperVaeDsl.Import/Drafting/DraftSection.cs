namespace HyperVaeDsl.Import.Drafting;

/// <summary>The parts of a methodology in the order in which they are written.</summary>
public enum DraftSection
{
    /// <summary>Epochs, seed, evaluation.</summary>
    Run,

    /// <summary>Signals.</summary>
    Signals,

    /// <summary>Phases.</summary>
    Phases,

    /// <summary>Data.</summary>
    Data,

    /// <summary>The model.</summary>
    Model,

    /// <summary>Optimizer, balance, clipping.</summary>
    Optimizer,

    /// <summary>Warm start and components.</summary>
    Components,

    /// <summary>Losses and groups.</summary>
    Losses,

    /// <summary>Metrics that are declared.</summary>
    Metrics,

    /// <summary>Controllers.</summary>
    Control,

    /// <summary>Checkpoints.</summary>
    Checkpoints,

    /// <summary>Guards.</summary>
    Guards,

    /// <summary>Targets.</summary>
    Targets,
}
