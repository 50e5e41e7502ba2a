namespace HyperVaeDsl.Cli.Diffing.Inputs;

/// <summary>What of two folders is compared.</summary>
/// <param name="Pairs">The pairs, by path.</param>
/// <param name="Unchanged">How many methodologies have the same text, and import the same.</param>
/// <param name="SameThroughImports">Those that import what changed and mean the same.</param>
/// <param name="Parts">How many changed files declare only parts for others; they are compared where they are used.</param>
internal sealed record DiffSelection(IReadOnlyList<DiffPair> Pairs, int Unchanged, IReadOnlyList<DiffPair> SameThroughImports, int Parts)
{
    /// <summary>Two files alone.</summary>
    public static DiffSelection Of(DiffPair pair) => new([pair], 0, [], 0) { IsSingle = true };

    /// <summary>Whether two files were named, so that there is nothing to count.</summary>
    public bool IsSingle { get; init; }
}
