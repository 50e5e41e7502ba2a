using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// A word or sign of the text. It is a value: a text has ten tokens for each schedule, and as objects they were two fifths of what the collector of
/// garbage had to look at.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">For a number, its value.</param>
/// <param name="Documentation">The /// lines before it, joined; empty when there are none.</param>
/// <param name="IsBroken">It was diagnosed already; what contains it must not be diagnosed again.</param>
public readonly record struct Token(TokenKind Kind, string Text, TextSpan Span, double Value, string Documentation, bool IsBroken)
{
    // Few tokens have documentation, and few kinds of them a value; of the others the text is all that is kept.
    private readonly object word = Documentation.Length == 0 && Value.Equals(0.0) ? Text : new WrittenWord(Text, Documentation, Value);

    /// <summary>A word that other tokens say, too.</summary>
    internal Token(TokenKind kind, WrittenWord word, TextSpan span)
        : this(kind, "", span, 0, "", false) => this.word = word;

    /// <summary>Its characters.</summary>
    public string Text
    {
        get => word as string ?? ((WrittenWord?)word)?.Text ?? "";
        init => word = word is WrittenWord more ? more with { Text = value } : value;
    }

    /// <summary>The /// lines before it, joined; empty when there are none.</summary>
    public string Documentation
    {
        get => (word as WrittenWord)?.Lines ?? "";
        init => word = word is WrittenWord more ? more with { Lines = value } : value.Length == 0 ? Text : new WrittenWord(Text, value, 0);
    }

    /// <summary>For a number, its value. Who asks for that of a number that is calculated from params reads them, which they note.</summary>
    public double Value
    {
        get => (word as WrittenWord)?.Value ?? 0;
        init => word = new WrittenWord(Text, Documentation, value);
    }

    /// <summary>The calculation of a number from params, while something is proved of all their values; else null.</summary>
    internal Curve? Level => (word as WrittenWord)?.Level;

    /// <summary>Its characters with what belongs to them: a string where nothing does, else a <see cref="WrittenWord"/>.</summary>
    internal object Word => word ?? "";

    /// <summary>A number that stays a calculation with params.</summary>
    internal static Token Of(Curve level, string text, TextSpan span, string documentation) => new(TokenKind.Number, new WrittenWord(text, documentation, 0) { Level = level }, span);

    /// <summary>Whether a line that ends with it goes on: after a comma, an arrow, a sign of arithmetic, '(', '=', 'then' or 'because'.</summary>
    public bool ContinuesLine => Kind is TokenKind.Comma or TokenKind.Arrow or TokenKind.Equals or TokenKind.Plus or TokenKind.Minus
        or TokenKind.Star or TokenKind.Slash or TokenKind.OpenParenthesis || (Kind == TokenKind.Word && Text is "then" or "because");
}
