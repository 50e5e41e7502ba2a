using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Formatting;

/// <summary>Which tokens of a statement stand with a blank between them.</summary>
internal sealed class Spacing
{
    // Words of the language whose parentheses hold what they are applied to.
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "min", "max", "clamp", "quantise", "repeat", "abs" };

    // Words after which a '-' is the sign of a value and not a difference.
    private static readonly HashSet<string> BeforeSign = new(StringComparer.Ordinal) { "jump", "then", "pushing", "overlapping", "weight", "always", "never", "eventually", "until", "and", "or", "not", "implies", "of" };

    private readonly IReadOnlyList<SourcePiece> pieces;

    public Spacing(IReadOnlyList<SourcePiece> pieces) => this.pieces = pieces;

    /// <summary>Whether a blank stands before the piece of an index (from 1 on).</summary>
    public bool HasBlankBefore(int index)
    {
        Token before = pieces[index - 1].Token;
        Token token = pieces[index].Token;
        if (token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Percent or TokenKind.CloseParenthesis or TokenKind.Range)
            return false;
        if (before.Kind is TokenKind.OpenParenthesis or TokenKind.Range)
            return false;
        if (token.Kind == TokenKind.OpenParenthesis && before.Kind == TokenKind.Word)
            return index == 1 || (!Functions.Contains(before.Text) && IsApart(before, token));
        if (token.Kind == TokenKind.Slash)
            return before.Text != "nats";
        if (before.Kind == TokenKind.Slash)
            return index < 2 || pieces[index - 2].Token.Text != "nats";
        // A sign directly before a digit would become part of the number.
        return token.Kind == TokenKind.Number || !IsSign(index - 1);
    }

    // After a word of the language stands a value; after any other it depends on the blank whether a preset is called.
    private static bool IsApart(Token word, Token parenthesis) =>
        ReservedWords.All.Contains(word.Text) || word.Span.End < parenthesis.Span.Start;

    private bool IsSign(int index)
    {
        if (pieces[index].Token.Kind is not (TokenKind.Minus or TokenKind.Plus))
            return false;
        return index <= 1 || pieces[index - 1].Token.Kind switch
        {
            TokenKind.Number or TokenKind.CloseParenthesis or TokenKind.Percent => false,
            TokenKind.Word => BeforeSign.Contains(pieces[index - 1].Token.Text),
            _ => true,
        };
    }
}
