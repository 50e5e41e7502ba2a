using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>A statement or a line of C#, not yet laid out.</summary>
/// <param name="Depth">How deep it is indented.</param>
/// <param name="Text">The text; of several lines where it has line feeds.</param>
/// <param name="Span">Where it comes from; null for what is not mapped.</param>
/// <param name="Comment">A comment for it, behind it or above it; null for none.</param>
internal sealed record CodeLine(int Depth, string Text, TextSpan? Span = null, string? Comment = null)
{
    /// <summary>Whether it is a line of documentation, or another comment.</summary>
    public bool IsComment => Text.StartsWith("//", StringComparison.Ordinal);
}
