using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Merging;

/// <summary>How an attempt to merge two texts ended.</summary>
public enum MergeOutcome
{
    /// <summary>Both changes are in the text.</summary>
    Merged,

    /// <summary>Both sides changed a fact in different ways; the text has conflict markers.</summary>
    Conflict,

    /// <summary>The changes lie in different facts, but together they make errors that neither side has.</summary>
    ErrorsTogether,

    /// <summary>One of the texts cannot be read as a methodology, so that it has no facts to merge.</summary>
    Unreadable,
}

/// <summary>A fact that both sides changed in different ways.</summary>
/// <param name="Name">What it is, with the blocks around it, such as "methodology M, phase Explore, beta".</param>
/// <param name="Base">What it was; null when it was not there.</param>
/// <param name="Ours">What our side made of it; null when it was removed.</param>
/// <param name="Theirs">What their side made of it; null when it was removed.</param>
public sealed record MergeConflict(string Name, string? Base, string? Ours, string? Theirs);

/// <summary>What became of a merge.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">The merged text in the canonical layout, with conflict markers where there are conflicts; null when nothing could be read.</param>
/// <param name="Conflicts">The conflicts in the order of the text.</param>
/// <param name="Merged">The merged text compiled; null unless both changes are in it.</param>
public sealed record MergeResult(MergeOutcome Outcome, string? Text, IReadOnlyList<MergeConflict> Conflicts, HvaeCompilation? Merged)
{
    /// <summary>The errors of the merged text.</summary>
    public IEnumerable<Diagnostic> Errors => Merged?.Diagnostics.Where(finding => finding.Severity == Severity.Error) ?? [];

    /// <summary>The text that cannot be read, "base", "ours" or "theirs"; null when all can.</summary>
    public string? UnreadableSide { get; init; }
}
