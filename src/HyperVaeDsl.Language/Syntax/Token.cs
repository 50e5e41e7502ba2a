using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>A word or sign of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">For a number, its value.</param>
/// <param name="Documentation">The /// lines before it, joined; empty when there are none.</param>
/// <param name="IsBroken">It was diagnosed already; what contains it must not be diagnosed again.</param>
public record Token(TokenKind Kind, string Text, TextSpan Span, double Value, string Documentation, bool IsBroken)
{
    /// <summary>For a number, its value.</summary>
    public virtual double Value { get; init; } = Value;

    /// <summary>For a number that is calculated from params while it is looked at what they have an effect on, the calculation; else null.</summary>
    internal virtual Timelines.Curve? Level => null;

    /// <summary>Whether a line that ends with it goes on: after a comma, an arrow, a sign of arithmetic, '(', '=', 'then' or 'because'.</summary>
    public bool ContinuesLine => Kind is TokenKind.Comma or TokenKind.Arrow or TokenKind.Equals or TokenKind.Plus or TokenKind.Minus
        or TokenKind.Star or TokenKind.Slash or TokenKind.OpenParenthesis || (Kind == TokenKind.Word && Text is "then" or "because");
}
