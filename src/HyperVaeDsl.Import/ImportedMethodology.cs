using HyperVaeDsl.Import.Configuration;

namespace HyperVaeDsl.Import;

/// <summary>What an import gives.</summary>
/// <param name="Text">The methodology, formatted, with what was not imported in comments at its end.</param>
/// <param name="Layout">The layout that was taken.</param>
/// <param name="Count">How many values the configuration has.</param>
/// <param name="Left">The values that the methodology does not say, each with a reason if a layout knows one.</param>
public sealed record ImportedMethodology(string Text, string Layout, int Count, IReadOnlyList<ConfigLeaf> Left);
