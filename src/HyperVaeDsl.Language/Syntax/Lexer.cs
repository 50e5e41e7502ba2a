using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// Cuts a text into tokens. Lines end statements, except after a token that <see cref="Token.ContinuesLine"/>. Comments vanish; ///
/// lines are attached to the token that follows them.
/// </summary>
internal sealed partial class Lexer
{
    private const int LongestShared = 32;
    private const int FewestShared = 64;
    private const int MostShared = 4096;
    private const int CharactersOfOne = 16;

    private readonly string content;
    private readonly DiagnosticBag diagnostics;
    private readonly TokenList tokens = new();
    private readonly List<string> documentation = [];
    private readonly object?[] shared;
    private int position;
    private int openBracket = -1;

    private Lexer(SourceText text, DiagnosticBag diagnostics)
    {
        content = text.Content;
        this.diagnostics = diagnostics;
        int places = FewestShared;
        while (places < MostShared && places * CharactersOfOne < content.Length)
            places *= 2;
        shared = new object?[places];
    }

    /// <summary>All tokens, the last of them <see cref="TokenKind.End"/>.</summary>
    public static TokenList Tokenize(SourceText text, DiagnosticBag diagnostics) => Tokenize(text, diagnostics, _ => false);

    /// <summary>The tokens up to where they are enough, and an end.</summary>
    public static TokenList Tokenize(SourceText text, DiagnosticBag diagnostics, Func<TokenList, bool> areEnough)
    {
        Lexer lexer = new(text, diagnostics);
        while (lexer.position < lexer.content.Length && !areEnough(lexer.tokens))
            lexer.Next();
        lexer.Add(TokenKind.NewLine, lexer.position);
        lexer.Add(TokenKind.End, lexer.position);
        return lexer.tokens;
    }

    private char Peek(int ahead = 0) => position + ahead < content.Length ? content[position + ahead] : '\0';

    private void Next()
    {
        int start = position;
        char c = content[position];
        if (c is '\n' or '\r')
            NewLine();
        else if (char.IsWhiteSpace(c) || (c == '\uFEFF' && position == 0))
            position++;
        else if (c == '/' && Peek(1) == '/')
            Comment();
        else if (char.IsLetter(c) || c == '_')
            Word();
        else if (IsDigit(c) || (c is '-' or '+' or '.' && (IsDigit(Peek(1)) || (c != '.' && Peek(1) == '.' && IsDigit(Peek(2))))))
            Number();
        else if (c == '∞' || (c is '-' or '+' && Peek(1) == '∞'))
            Infinity();
        else if (c == '"')
            QuotedText();
        else if (c == '.' && Peek(1) == '.' && Peek(2) == '.')
            ThreeDots();
        else if (c is '\'' or '“' or '„' or '‘' && ForeignQuote(c) is { } closing)
            ForeignQuotes(closing);
        else if (Sign(c) is { } sign)
            Add(sign.Kind, start, position += sign.Length);
        else
            BadCharacters();
    }

    private (TokenKind Kind, int Length)? Sign(char c) => (c, Peek(1)) switch
    {
        ('{', _) => (TokenKind.OpenBrace, 1),
        ('}', _) => (TokenKind.CloseBrace, 1),
        ('.', '.') => (TokenKind.Range, 2),
        ('-', '>') => (TokenKind.Arrow, 2),
        ('=', _) => (TokenKind.Equals, 1),
        (',', _) => (TokenKind.Comma, 1),
        (':', _) => (TokenKind.Colon, 1),
        ('%', _) => (TokenKind.Percent, 1),
        ('/', _) => (TokenKind.Slash, 1),
        ('*', _) => (TokenKind.Star, 1),
        // A sign directly before its digit never comes here: it belongs to the number.
        ('+', _) => (TokenKind.Plus, 1),
        ('-', _) => (TokenKind.Minus, 1),
        ('(', _) => (TokenKind.OpenParenthesis, 1),
        (')', _) => (TokenKind.CloseParenthesis, 1),
        ('<', '=') or ('>', '=') => (TokenKind.Comparison, 2),
        ('<', _) or ('>', _) => (TokenKind.Comparison, 1),
        _ => null,
    };

    private void NewLine()
    {
        int start = position;
        while (position < content.Length && char.IsWhiteSpace(content[position]))
            position++;
        if (tokens.Count > 0 && tokens[tokens.Count - 1] is { Kind: not TokenKind.NewLine, ContinuesLine: false })
            Add(TokenKind.NewLine, start, start);
    }

    private void Comment()
    {
        int start = position;
        SkipLine();
        string comment = content.Substring(start, position - start);
        if (comment.StartsWith("///", StringComparison.Ordinal))
            documentation.Add(comment.Substring(3).Trim());
    }

    private void SkipLine()
    {
        while (position < content.Length && content[position] is not ('\n' or '\r'))
            position++;
    }

    private void Word()
    {
        int start = position;
        while (IsWordPart(Peek()) || (Peek() == '.' && (char.IsLetter(Peek(1)) || Peek(1) == '_')))
            position++;
        string word = Shared(start, position);
        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase) || word.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || word.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            BrokenNumber(start, $"'{word}' is not a number that training can use. Write a finite number, such as 0.5 or 1e-3.");
        else
            Add(TokenKind.Word, start, position);
    }

    private void Number()
    {
        int start = position;
        if (Peek() is '-' or '+')
            position++;
        Digits();
        if (Peek() == '.' && IsDigit(Peek(1)))
        {
            position++;
            Digits();
        }
        int signed = Peek(1) is '-' or '+' ? 2 : 1;
        if (Peek() is 'e' or 'E' && IsDigit(Peek(signed)))
        {
            position += signed;
            Digits();
        }
        ref object? known = ref Known(start, position);
        if (known is WrittenWord again && Says(again.Text, start, position) && documentation.Count == 0)
        {
            tokens.Add(new Token(TokenKind.Number, again, new TextSpan(start, position)));
            return;
        }
        string written = content.Substring(start, position - start);
        bool parsed = double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!parsed || double.IsInfinity(value))
        {
            BrokenNumber(start, $"{Clip(written)} is too large for a double (the largest is about 1.8e308). Write a finite number.");
            return;
        }
        WrittenWord number = new(written, TakeDocumentation(), value + 0.0); // + 0.0 makes -0 a 0
        if (number.Lines.Length == 0)
            known = number;
        tokens.Add(new Token(TokenKind.Number, number, new TextSpan(start, position)));
    }

    private void Digits()
    {
        while (IsDigit(Peek()))
            position++;
    }

    private void Infinity()
    {
        int start = position;
        position += content[position] == '∞' ? 1 : 2;
        BrokenNumber(start, "Infinity is not a number that training can use. Write a finite number; for the end of the run write 'end'.");
    }

    private void QuotedText()
    {
        int start = position++;
        while (position < content.Length && content[position] is not ('"' or '\n' or '\r'))
            position++;
        bool closed = Peek() == '"';
        if (closed)
            position++;
        else
            diagnostics.Report(Rules.BadCharacter, new TextSpan(start, position), "This text is not closed. Put a \" at its end, on the same line.");
        int length = position - start - (closed ? 2 : 1);
        string text = content.Substring(start + 1, length);
        bool isClean = HasNoControlCharacters(text, start + 1);
        tokens.Add(new Token(TokenKind.Text, text, new TextSpan(start, position), 0, TakeDocumentation(), !closed || !isClean));
    }

    private void BrokenNumber(int start, string message)
    {
        TextSpan span = new(start, position);
        diagnostics.Report(Rules.BadNumber, span, message);
        tokens.Add(new Token(TokenKind.Number, content.Substring(start, position - start), span, double.NaN, TakeDocumentation(), true));
    }

    private int LineStart(int offset)
    {
        while (offset > 0 && content[offset - 1] is not ('\n' or '\r'))
            offset--;
        return offset;
    }

    private void Add(TokenKind kind, int start) => Add(kind, start, position);

    private void Add(TokenKind kind, int start, int end) =>
        tokens.Add(new Token(kind, Shared(start, end), new TextSpan(start, end), 0, kind == TokenKind.NewLine ? "" : TakeDocumentation(), false));

    private string TakeDocumentation()
    {
        if (documentation.Count == 0)
            return "";
        string taken = string.Join("\n", documentation);
        documentation.Clear();
        return taken;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    // A file says the same words and numbers again and again; one object serves them all, and reading touches less memory.
    private string Shared(int start, int end)
    {
        if (end == start)
            return "";
        ref object? known = ref Known(start, end);
        if (known is string word && Says(word, start, end))
            return word;
        word = content.Substring(start, end - start);
        if (word.Length <= LongestShared)
            known = word;
        return word;
    }

    // Where a word or number would be, if it was said before.
    private ref object? Known(int start, int end)
    {
        int hash = end - start;
        for (int i = start; i < Math.Min(end, start + LongestShared); i++)
            hash = unchecked((hash * 31) + content[i]);
        return ref shared[(hash ^ (hash >> 12)) & (shared.Length - 1)];
    }

    private bool Says(string word, int start, int end) => word.Length == end - start && string.CompareOrdinal(content, start, word, 0, word.Length) == 0;

    private static string Clip(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}
