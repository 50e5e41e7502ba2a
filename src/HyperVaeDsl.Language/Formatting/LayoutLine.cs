using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>A statement, the header of a block, or a closing brace: what stands on one line if it is short enough.</summary>
internal sealed class LayoutLine(int depth, string block)
{
    /// <summary>How many blocks are open around it.</summary>
    public int Depth => depth;

    /// <summary>The first word of the block around it; "" at the top of a file.</summary>
    public string Block => block;

    public List<SourcePiece> Pieces { get; } = [];

    /// <summary>The pieces grouped to columns, by the index of the first piece of each.</summary>
    public List<int> Columns { get; } = [0];

    public Token First => Pieces[0].Token;

    public Token Last => Pieces[Pieces.Count - 1].Token;

    public bool Closes => First.Kind == TokenKind.CloseBrace;

    public bool Opens => Last.Kind == TokenKind.OpenBrace;

    /// <summary>Whether it is part of a block's outline, which is never laid out in columns.</summary>
    public bool IsOutline => Closes || Opens || Last.Kind == TokenKind.CloseBrace;

    /// <summary>Whether a blank line separates it, or a comment above it, from what stands before.</summary>
    public bool IsSeparated => Pieces[0].HasBlankBefore || Pieces[0].Above.Any(comment => comment.HasBlankBefore);

    /// <summary>The lines of a text: one for each statement, header and closing brace; an empty block stays with its header.</summary>
    public static List<LayoutLine> Split(IReadOnlyList<SourcePiece> pieces)
    {
        List<LayoutLine> lines = [];
        Stack<string> blocks = new();
        foreach (SourcePiece piece in pieces)
        {
            LayoutLine? current = lines.Count == 0 ? null : lines[lines.Count - 1];
            TokenKind kind = piece.Token.Kind;
            if (kind == TokenKind.End)
                break;
            if (kind == TokenKind.CloseBrace && blocks.Count > 0)
            {
                blocks.Pop();
                SourcePiece before = current!.Pieces[current.Pieces.Count - 1];
                if (current.Opens && before.Trailing == null && piece.Above.Count == 0)
                {
                    current.Pieces.Add(piece);
                    continue;
                }
            }
            if (current == null || piece.StartsStatement || kind == TokenKind.CloseBrace || current.Opens || current.Last.Kind == TokenKind.CloseBrace)
                lines.Add(current = new LayoutLine(blocks.Count, blocks.Count == 0 ? "" : blocks.Peek()));
            current.Pieces.Add(piece);
            if (kind == TokenKind.OpenBrace)
                blocks.Push(current.First.Text);
        }
        return lines;
    }
}
