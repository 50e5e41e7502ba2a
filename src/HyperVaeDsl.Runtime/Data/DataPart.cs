namespace HyperVaeDsl.Runtime.Data;

/// <summary>A part of the operations.</summary>
public enum DataPart
{
    /// <summary>All 19,683.</summary>
    All,

    /// <summary>Those that batches are drawn from.</summary>
    Training,

    /// <summary>Those that are kept for choosing.</summary>
    Validation,

    /// <summary>Those that are kept for the end.</summary>
    Test,
}
