using System.Text;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>Writes lines with their comments, indents and blank lines.</summary>
internal sealed class LayoutWriter(string lineEnd)
{
    /// <summary>Blanks for each block around a line.</summary>
    public const int Indent = 2;

    private readonly StringBuilder text = new();
    private bool isBlankAllowed;

    /// <summary>The canonical layout of a text.</summary>
    public static string Write(IReadOnlyList<SourcePiece> pieces, string lineEnd)
    {
        List<LayoutLine> lines = LayoutLine.Split(pieces);
        lines.ForEach(ColumnRules.Mark);
        Dictionary<LayoutLine, int[]> blanks = ColumnAligner.Align(lines);
        LayoutWriter writer = new(lineEnd);
        foreach (LayoutLine line in lines)
            writer.Line(line, blanks[line]);
        writer.Comments(pieces[pieces.Count - 1].Above, 0);
        return writer.text.ToString();
    }

    private void Line(LayoutLine line, int[] blanks)
    {
        int indent = Indent * line.Depth;
        // The comments before a closing brace belong to the block that it closes.
        Comments(line.Pieces[0].Above, line.Closes ? indent + Indent : indent);
        Blank(line.Pieces[0].HasBlankBefore && !line.Closes);
        Dictionary<int, int> breaks = new LineBreaker(line, blanks, indent).Find();
        text.Append(' ', indent);
        for (int i = 0; i < line.Pieces.Count; i++)
        {
            SourcePiece piece = line.Pieces[i];
            if (breaks.TryGetValue(i, out int left))
            {
                text.Append(lineEnd);
                foreach (CommentLine comment in piece.Above)
                    text.Append(' ', left).Append(comment.Text).Append(lineEnd);
                text.Append(' ', left);
            }
            else
            {
                text.Append(' ', blanks[i]);
            }
            text.Append(piece.Written);
            if (piece.Trailing != null)
                text.Append("  ").Append(piece.Trailing);
        }
        text.Append(lineEnd);
        isBlankAllowed = line.Last.Kind != TokenKind.OpenBrace;
    }

    private void Comments(IReadOnlyList<CommentLine> comments, int indent)
    {
        foreach (CommentLine comment in comments)
        {
            Blank(comment.HasBlankBefore);
            text.Append(' ', indent).Append(comment.Text).Append(lineEnd);
            isBlankAllowed = true;
        }
    }

    // Never at the start of the text or of a block.
    private void Blank(bool isWritten)
    {
        if (isWritten && isBlankAllowed)
            text.Append(lineEnd);
        isBlankAllowed = true;
    }
}
