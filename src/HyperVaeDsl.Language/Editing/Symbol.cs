using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>A name that a file declares.</summary>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Name">The name.</param>
/// <param name="File">The file that declares it.</param>
/// <param name="Span">Where the name stands.</param>
/// <param name="Statement">The statement that declares it, with what stands in its braces.</param>
/// <param name="Container">The methodology or preset that it belongs to; empty for what belongs to none.</param>
/// <param name="Documentation">The /// lines before the statement.</param>
public sealed record Symbol(SymbolKind Kind, string Name, EditedFile File, TextSpan Span, TextSpan Statement, string Container, string Documentation)
{
    /// <summary>Whether the author chose the name, so that it can be another one.</summary>
    public bool IsGiven { get; init; } = true;
}
