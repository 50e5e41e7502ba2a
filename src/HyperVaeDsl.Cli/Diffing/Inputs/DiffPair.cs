using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>Two files that are compared.</summary>
/// <param name="Old">The old one; null for a methodology that is new.</param>
/// <param name="New">The new one; null for a methodology that is no longer there.</param>
/// <param name="Path">Where the new one lies, or the old one lay: what a project says of changes is looked for from there.</param>
internal sealed record DiffPair(HvaeCompilation? Old, HvaeCompilation? New, string Path)
{
    /// <summary>Whether the text is the same, and only what it imports differs.</summary>
    public bool IsThroughImports { get; init; }
}
