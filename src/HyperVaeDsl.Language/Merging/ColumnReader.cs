using System.Text;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Merging;

/// <summary>Cuts the header of a statement into the columns of its layout: what stands in a column of its own is a value of its own.</summary>
internal static class ColumnReader
{
    private const string Value = "value";
    private const string Comparison = "comparison";

    /// <summary>The columns, without braces.</summary>
    public static IReadOnlyList<MergeColumn> Read(LayoutLine line)
    {
        int end = line.Pieces.FindIndex(piece => piece.Token.Kind == TokenKind.OpenBrace);
        if (end < 0)
            end = line.Pieces.Count;
        List<int> starts = Starts(line, end);
        Spacing spacing = new(line.Pieces);
        List<MergeColumn> columns = [];
        for (int i = 0; i < starts.Count; i++)
        {
            int next = i + 1 < starts.Count ? starts[i + 1] : end;
            string key = i == 0 ? "" : KeyOf(line, starts[i], columns);
            columns.Add(new MergeColumn(key, Text(line, starts[i], next, spacing)));
        }
        return columns;
    }

    private static List<int> Starts(LayoutLine line, int end)
    {
        if (!line.IsOutline)
        {
            ColumnRules.Mark(line);
            return line.Columns;
        }
        // The header of a block: what it is called, and the rest.
        int rest = 0;
        while (rest < end && line.Pieces[rest].Token.Kind == TokenKind.Word && KeyReader.IsModifier(line.Pieces[rest].Token))
            rest++;
        rest += rest + 1 < end && line.Pieces[rest + 1].Token.Kind == TokenKind.Word ? 2 : 1;
        return rest < end ? [0, rest] : [0];
    }

    private static string KeyOf(LayoutLine line, int start, List<MergeColumn> before)
    {
        Token token = line.Pieces[start].Token;
        string key = line.IsOutline ? Value
            : token is { Kind: TokenKind.Word, Text: MergeColumn.Allow } && start + 1 < line.Pieces.Count ? $"{MergeColumn.Allow} {line.Pieces[start + 1].Token.Text}"
            : ColumnRules.IsFact(line) ? Value
            : token.Kind == TokenKind.Comparison ? Comparison
            : token.Text;
        while (before.Any(column => column.Key == key))
            key += "+";
        return key;
    }

    private static string Text(LayoutLine line, int start, int end, Spacing spacing)
    {
        StringBuilder text = new();
        for (int i = start; i < end; i++)
        {
            SourcePiece piece = line.Pieces[i];
            if (i > 0 && piece.Above.Count > 0)
                text.Append('\n').Append(string.Concat(piece.Above.Select(comment => comment.Text + "\n")));
            else if (i > start && text[text.Length - 1] != '\n' && spacing.HasBlankBefore(i))
                text.Append(' ');
            text.Append(piece.Written);
            // The comment behind the whole line belongs to the statement.
            if (piece.Trailing != null && i + 1 < line.Pieces.Count && line.Pieces[i].Token.Kind != TokenKind.OpenBrace)
                text.Append("  ").Append(piece.Trailing).Append('\n');
        }
        return text.ToString();
    }
}
