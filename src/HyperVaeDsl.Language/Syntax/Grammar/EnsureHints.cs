namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>What to write instead in a property.</summary>
internal static class EnsureHints
{
    /// <summary>Whether a token stands in a property.</summary>
    public static bool Applies(TokenList tokens, int at) => tokens[Begin(tokens, at)] is { Kind: TokenKind.Word, Text: "ensure" };

    /// <summary>A sentence, or null.</summary>
    public static string? For(TokenList tokens, int at)
    {
        Token found = tokens[at];
        Token before = tokens[at - 1];
        int begin = Begin(tokens, at);
        bool isFirst = before.Text == "ensure" || before.Kind == TokenKind.Colon;
        string first = tokens[Math.Min(begin + 1, tokens.Count - 1)].Text;
        return found switch
        {
            { Kind: TokenKind.Word, Text: "when" or "if" } => "Write the condition first: 'beta_B > 0.5 implies temperature <= 0.8'.",
            { Kind: TokenKind.Word, Text: "until" } => "'until' stands between two claims, without another word before them: 'temperature >= 0.8 until beta_B >= 0.5'.",
            { Kind: TokenKind.Word, Text: "and" or "or" or "implies" } => null,
            { Kind: TokenKind.Text } when isFirst => $"A name stands without quotes, before a colon: 'ensure {found.Text}: always ...'.",
            { Kind: TokenKind.Equals } when before.Kind == TokenKind.Equals => "One '=' compares.",
            { Kind: TokenKind.Equals } when first == "change" => "A change is limited from above: write '<='.",
            { Kind: TokenKind.Equals } when first == "integral" => "An integral is a real number: write '<=' or '>='.",
            { Kind: TokenKind.Comparison or TokenKind.Equals } when Compares(tokens, begin, at) => "A comparison has two sides: write 'a in 0.1..0.9', or two of them with 'and'.",
            { Kind: TokenKind.Word } when before.Text is "change" or "integral" => $"Write '{before.Text} of {found.Text}'.",
            { Kind: TokenKind.Word } when at == begin + 2 && before.Kind == TokenKind.Word => $"A name has a colon behind it: 'ensure {before.Text}: ...'.",
            _ => null,
        };
    }

    private static bool Compares(TokenList tokens, int begin, int at) =>
        Enumerable.Range(begin, at - begin).Any(i => tokens[i].Kind is TokenKind.Comparison or TokenKind.Equals);

    // The first word of the statement, after 'override' and 'off'.
    private static int Begin(TokenList tokens, int at)
    {
        int begin = at;
        while (begin > 0 && tokens[begin - 1].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace))
            begin--;
        return begin + 1 < tokens.Count && tokens[begin] is { Kind: TokenKind.Word, Text: "override" or "off" } ? begin + 1 : begin;
    }
}
