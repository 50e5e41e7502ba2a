namespace HyperVaeDsl.Language;

/// <summary>What a compilation needs besides the text.</summary>
public sealed record HvaeOptions
{
    /// <summary>No imports, and every param at its default.</summary>
    public static HvaeOptions None { get; } = new();

    /// <summary>
    /// Finds the file that an import means, from the path of the importing file and the path that is written. The language reads no
    /// files, so its callers do. Null when there is no such file.
    /// </summary>
    public Func<string, string, SourceFile?>? Resolve { get; init; }

    /// <summary>Values of params instead of their defaults, as written: a number, with the unit that the param has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether mistakes are looked for that are there only with other values of the params. That is most of what checking a methodology with params costs.</summary>
    public bool ChecksParams { get; init; } = true;

    /// <summary>Whether what was understood is verified; without it, what comes out has been read only.</summary>
    internal bool Verifies { get; init; } = true;
}
