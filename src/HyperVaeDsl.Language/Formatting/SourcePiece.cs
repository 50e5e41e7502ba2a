using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>A token together with what the lexer drops around it: comments and blank lines. All pieces in order are the whole text.</summary>
internal sealed class SourcePiece
{
    private SourcePiece(Token token, string written, bool startsStatement)
    {
        Token = token;
        Written = written;
        StartsStatement = startsStatement;
    }

    public Token Token { get; }

    /// <summary>The token's characters as they stand in the text, quotes included.</summary>
    public string Written { get; }

    /// <summary>Whether a line that did not go on ended before this token.</summary>
    public bool StartsStatement { get; }

    /// <summary>Comments on lines of their own between the token before and this one.</summary>
    public List<CommentLine> Above { get; } = [];

    /// <summary>Whether a blank line stands directly before the token.</summary>
    public bool HasBlankBefore { get; private set; }

    /// <summary>The comment after the token on its line; null without one.</summary>
    public string? Trailing { get; private set; }

    /// <summary>The pieces of a text; the last of them is the end of the text.</summary>
    public static List<SourcePiece> Read(SourceText text, IReadOnlyList<Token> tokens)
    {
        List<SourcePiece> pieces = [];
        bool startsStatement = true;
        int end = 0;
        foreach (Token token in tokens)
        {
            if (token.Kind == TokenKind.NewLine)
            {
                startsStatement = true;
                continue;
            }
            SourcePiece piece = new(token, text.Slice(token.Span), startsStatement);
            piece.ReadGap(text.Content, end, pieces.Count == 0 ? null : pieces[pieces.Count - 1]);
            pieces.Add(piece);
            startsStatement = false;
            end = token.Span.End;
        }
        return pieces;
    }

    // Between two tokens stand only white space and comments.
    private void ReadGap(string content, int position, SourcePiece? before)
    {
        int lineEnds = 0;
        while (position < Token.Span.Start)
        {
            char c = content[position];
            if (c == '/')
            {
                int start = position;
                while (position < content.Length && content[position] is not ('\n' or '\r'))
                    position++;
                Keep(content.Substring(start, position - start).TrimEnd(), lineEnds, before);
                lineEnds = 0;
                continue;
            }
            if (c == '\n' || (c == '\r' && (position + 1 == content.Length || content[position + 1] != '\n')))
                lineEnds++;
            position++;
        }
        HasBlankBefore = lineEnds > 1;
    }

    private void Keep(string comment, int lineEnds, SourcePiece? before)
    {
        if (lineEnds == 0 && before != null && Above.Count == 0)
            before.Trailing = comment;
        else
            Above.Add(new CommentLine(comment, lineEnds > 1));
    }
}

/// <summary>A comment on a line of its own.</summary>
/// <param name="Text">Its characters, with the slashes.</param>
/// <param name="HasBlankBefore">Whether a blank line stands before it.</param>
internal sealed record CommentLine(string Text, bool HasBlankBefore);
