namespace HyperVaeDsl.Language.Merging;

/// <summary>A part of a statement that means something by itself: its names, its value, "weight beta", "free_bits 0".</summary>
/// <param name="Key">What makes it the same part in two texts; "" for the first one, which says what is declared.</param>
/// <param name="Text">Its words, with the comments between them.</param>
internal sealed record MergeColumn(string Key, string Text)
{
    /// <summary>How the keys of the parts begin that stand behind all others.</summary>
    public const string Allow = "allow";
}
