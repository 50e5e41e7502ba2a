namespace HyperVaeDsl.Language.Merging;

/// <summary>How conflicts are marked, as git says it to a merge driver.</summary>
public sealed record MergeOptions
{
    /// <summary>Characters of a conflict marker.</summary>
    public int MarkerSize { get; init; } = 7;

    /// <summary>Whether a conflict shows what both sides had before, too (git's conflict style diff3).</summary>
    public bool ShowsBase { get; init; }

    /// <summary>What the marker of our side says.</summary>
    public string Ours { get; init; } = "ours";

    /// <summary>What the marker of their side says.</summary>
    public string Theirs { get; init; } = "theirs";

    /// <summary>What the marker of the common ancestor says.</summary>
    public string Base { get; init; } = "base";
}
