using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// What may stand at a place of a statement, in the words by which the grammar asks for it: "'ramp'", "a number", "the name of a metric". The statement is read
/// by the grammar up to the place, where a token stands that nothing can be read from; what it would rather have had is the answer. So there is no second list of
/// what the language allows.
/// </summary>
internal static class Expectation
{
    // What stands before a parenthesis without being a preset.
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "min", "max", "clamp", "quantise", "abs" };

    /// <summary>What may stand in place of a token of a statement, or behind its last one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="token">Index of the token; at the keyword nothing is expected, since the table of the block knows all keywords.</param>
    /// <param name="values">What stands for the params, by name.</param>
    public static IReadOnlyList<string> Of(EditedFile file, StatementPlace statement, int token, IReadOnlyDictionary<string, IReadOnlyList<Token>> values)
    {
        if (statement.Table is not { } table || token <= statement.Keyword)
            return [];
        TokenList read = new();
        for (int i = statement.Keyword; i < token; i++)
            i = Copy(file.Tokens, i, token, values, read);
        int probe = read.Count;
        int at = token < file.Tokens.Count ? file.Tokens[token].Span.Start : file.Text.Content.Length;
        TextSpan place = new(at, at);
        read.Add(new Token(TokenKind.Unknown, "", place, 0, "", true));
        read.Add(new Token(TokenKind.NewLine, "", place, 0, "", false));
        read.Add(new Token(TokenKind.End, "", place, 0, "", false));
        ParseState state = new(file.Text, read, new DiagnosticBag());
        bool overrides = statement.First < statement.Keyword && file.Tokens[statement.First].Text == "override";
        return Read(state, table, overrides, probe);
    }

    private static IReadOnlyList<string> Read(ParseState state, StatementTable table, bool overrides, int probe)
    {
        TokenInput start = TokenInput.Start(state);
        StatementTable.Entry? entry = table.Find(start.Token.Text);
        TokenInput? end = null;
        if (((overrides ? entry?.Overriding : null) ?? entry?.Parser) is { } parser)
            end = parser(start) is { WasSuccessful: true } result ? (TokenInput)result.Remainder : null;
        else if (table.Otherwise is { } reader)
        {
            Cursor cursor = new(state, 0);
            end = reader(ref cursor) == null ? null : start.At(cursor.Position);
        }
        while (end?.Token is { Kind: TokenKind.Word, Text: "allow" })
            end = Control.Allow(end) is { WasSuccessful: true } allow ? (TokenInput)allow.Remainder : null;
        if (end?.Position == probe && entry is null or { Body: null } && start.Token.Text is not ("allow" or "param" or "without"))
            state.Fail(probe, "'allow'");
        return state.FarthestFailure == probe ? state.Expected : [];
    }

    // A token; for a param its value, and for the call of a preset a number. Returns the index of the last token that was read.
    private static int Copy(TokenList tokens, int at, int before, IReadOnlyDictionary<string, IReadOnlyList<Token>> values, TokenList to)
    {
        Token token = tokens[at];
        if (token.Kind == TokenKind.Word && values.TryGetValue(token.Text, out IReadOnlyList<Token>? value))
        {
            foreach (Token part in value)
                to.Add(part with { Span = token.Span });
            return at;
        }
        if (token.Kind == TokenKind.Word && to.Count > 0 && IsCall(tokens, at) && EndOfCall(tokens, at + 1, before) is { } end)
        {
            to.Add(new Token(TokenKind.Number, "0", token.Span, 0, "", false));
            return end;
        }
        to.Add(token);
        return at;
    }

    /// <summary>Whether a word with a parenthesis right behind it can only be the name of a preset.</summary>
    public static bool IsCall(TokenList tokens, int at) =>
        tokens[at].Kind == TokenKind.Word && tokens[at + 1].Kind == TokenKind.OpenParenthesis && tokens[at].Span.End == tokens[at + 1].Span.Start
        && !Functions.Contains(tokens[at].Text) && !ReservedWords.All.Contains(tokens[at].Text);

    /// <summary>The ')' of a '(' before an index, or null.</summary>
    public static int? EndOfCall(TokenList tokens, int open, int before)
    {
        int depth = 0;
        for (int i = open; i < before && tokens[i].Kind is not (TokenKind.NewLine or TokenKind.End); i++)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return null;
    }
}
