namespace HyperVaeDsl.Language.Comparisons;

/// <summary>What became of a thing.</summary>
public enum ChangeKind
{
    /// <summary>Only the new side has it.</summary>
    Added,

    /// <summary>Only the old side has it.</summary>
    Removed,

    /// <summary>Both have it, and it differs.</summary>
    Changed,

    /// <summary>Both have it under different names.</summary>
    Renamed,
}
