using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What an editor can fold: blocks, comments of several lines, and imports that follow each other.</summary>
public static class FoldingRanges
{
    /// <summary>The stretches, each over at least two lines. A kind is "comment", "imports", or empty for a block.</summary>
    public static IReadOnlyList<(TextSpan Span, string Kind)> Of(EditedFile file)
    {
        List<(TextSpan, string)> found = [];
        foreach (StatementPlace statement in file.AllStatements.Where(statement => statement.Open >= 0 && statement.Close > statement.Open))
            Add(file, new TextSpan(file.Tokens[statement.Open].Span.End, file.Tokens[statement.Close].Span.Start), "", found);
        Runs(file, CommentRanges.Of(file).Where(comment => IsAlone(file, comment.Start)), "comment", found);
        Runs(file, file.Statements.Where(statement => file.Tokens[statement.Keyword].Text == "import").Select(statement => Whole(file, statement)), "imports", found);
        return found;
    }

    private static void Runs(EditedFile file, IEnumerable<TextSpan> parts, string kind, List<(TextSpan, string)> found)
    {
        TextSpan? open = null;
        foreach (TextSpan part in parts)
        {
            if (open is { } run && file.Text.PositionOf(part.Start).Line <= file.Text.PositionOf(run.End).Line + 1)
            {
                open = run.To(part);
                continue;
            }
            if (open is { } done)
                Add(file, done, kind, found);
            open = part;
        }
        if (open is { } last)
            Add(file, last, kind, found);
    }

    private static void Add(EditedFile file, TextSpan span, string kind, List<(TextSpan, string)> found)
    {
        if (file.Text.PositionOf(span.End).Line > file.Text.PositionOf(span.Start).Line)
            found.Add((span, kind));
    }

    private static bool IsAlone(EditedFile file, int start)
    {
        int at = start;
        while (at > 0 && file.Text.Content[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || file.Text.Content[at - 1] is '\n' or '\r';
    }

    private static TextSpan Whole(EditedFile file, StatementPlace statement) =>
        file.Tokens[statement.First].Span.To(file.Tokens[Math.Max(statement.First, statement.End - 1)].Span);
}
