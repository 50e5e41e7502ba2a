namespace HyperVaeDsl.Language.Editing;

/// <summary>The kinds and marks of words, by the names that editors know colours for. Words give them by their places in these lists.</summary>
public static class SemanticLegend
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Types { get; } = ["keyword", "variable", "parameter", "function", "class", "namespace", "event", "enumMember", "number", "string", "comment", "operator", "property", "type"];

    /// <summary>The marks; each is a bit.</summary>
    public static IReadOnlyList<string> Modifiers { get; } = ["declaration", "documentation", "defaultLibrary", "deprecated"];
}
