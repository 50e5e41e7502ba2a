namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>In what the duration of a condition is counted.</summary>
public enum ConditionUnit
{
    /// <summary>Evaluations in a row.</summary>
    Evaluations,

    /// <summary>Epochs of training.</summary>
    Epochs,
}
