using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What concerns the layout: formatting, folding and growing selections.</summary>
internal sealed class LayoutFeatures(ServerState state)
{
    /// <summary>Lays a document out, or the lines of a stretch of it. A text that cannot be read is left alone.</summary>
    public TextEdit[]? Format(TextDocumentIdentifier? identifier, Protocol.Range? range)
    {
        OpenDocument document = state.DocumentOf(identifier);
        return Edits(document, range is { } part ? Lines(document.File.Text, Places.SpanOf(document.File.Text, part)) : null);
    }

    /// <summary>Lays out what was finished: after '}' its block, at the end of a line the lines before it.</summary>
    public TextEdit[]? FormatOnType(PositionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        SourceText text = document.File.Text;
        int offset = Places.OffsetOf(text, parameters.Position);
        TextSpan stretch = FoldingRanges.Of(document.File).Select(fold => fold.Span).Where(fold => fold.End == offset - 1).Cast<TextSpan?>().FirstOrDefault() is { } block
            ? Lines(text, block)
            : Lines(text, new TextSpan(Places.OffsetOf(text, new Position(Math.Max(0, parameters.Position.Line - 1), 0)), Math.Max(0, offset - 1)));
        // The line of the cursor is being written, and its indentation is the editor's.
        return Edits(document, stretch)?.Where(edit => Places.OffsetOf(text, edit.Range.End) < offset).ToArray();
    }

    public FoldingItem[] Fold(DocumentParams parameters)
    {
        EditedFile file = state.DocumentOf(parameters.TextDocument).File;
        return [.. FoldingRanges.Of(file).Select(fold =>
        {
            Protocol.Range range = Places.Of(file.Text, fold.Span);
            return new FoldingItem(range.Start.Line, range.Start.Character, range.End.Line, range.End.Character, fold.Kind.Length > 0 ? fold.Kind : null);
        })];
    }

    public SelectionItem[] Select(PositionsParams parameters)
    {
        EditedFile file = state.DocumentOf(parameters.TextDocument).File;
        return [.. (parameters.Positions ?? []).Select(position => SelectionRanges.At(file, Places.OffsetOf(file.Text, position)).Reverse().Aggregate((SelectionItem?)null, (parent, span) => new SelectionItem(Places.Of(file.Text, span), parent))!)];
    }

    private TextEdit[]? Edits(OpenDocument document, TextSpan? stretch)
    {
        SourceText text = document.File.Text;
        FormattedText formatted = HvaeFormatter.Format(state.AnalysisOf(document).Compilation, content => state.Workspace.Compile(new EditedFile(document.File.Path, content)));
        if (formatted.Text is not { } content)
            return null;
        IReadOnlyList<TextChange> changes = LayoutEdits.Between(text.Content, content);
        return [.. (stretch is { } part ? LayoutEdits.Within(changes, part) : changes).Select(change => new TextEdit(Places.Of(text, change.Span), change.Text))];
    }

    private static TextSpan Lines(SourceText text, TextSpan span)
    {
        int start = span.Start;
        while (start > 0 && text.Content[start - 1] is not ('\n' or '\r'))
            start--;
        int end = Math.Min(Math.Max(span.End, start), text.Content.Length);
        while (end < text.Content.Length && text.Content[end] is not ('\n' or '\r'))
            end++;
        return new TextSpan(start, end);
    }
}
