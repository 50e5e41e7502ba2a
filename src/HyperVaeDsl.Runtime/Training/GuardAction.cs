namespace HyperVaeDsl.Runtime.Training;

/// <summary>What a guard does when its condition holds.</summary>
public enum GuardAction
{
    /// <summary>Say so, once each time that the condition sets in, and go on.</summary>
    Warn,

    /// <summary>End the run after this epoch and say why.</summary>
    Stop,

    /// <summary>Restore the parameters and the optimizer's moments of a best slot, and watch anew.</summary>
    Rollback,
}
