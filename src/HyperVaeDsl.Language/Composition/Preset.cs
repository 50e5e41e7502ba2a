using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Composition;

/// <summary>A schedule with a name and parameters, as declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What a call says, in this order.</param>
/// <param name="Body">The tokens of the schedule.</param>
internal sealed record Preset(Token Name, IReadOnlyList<PresetParameter> Parameters, IReadOnlyList<Token> Body)
{
    /// <summary>How a call of it looks.</summary>
    public string Form => $"{Name.Text}({string.Join(", ", Parameters.Select(parameter => parameter.Form))})";

    /// <summary>The presets that the tokens of a file declare. What is not well-formed is left to the parser.</summary>
    public static IReadOnlyList<Preset> Of(TokenList tokens)
    {
        List<Preset> found = [];
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth = Math.Max(0, depth + (tokens[i].Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 }));
            if (depth == 0 && Outline.Begins(tokens, i) && tokens[i].Text == "preset" && Read(tokens, i) is { } preset)
                found.Add(preset);
        }
        return found;
    }

    /// <summary>The index after the line of a token.</summary>
    public static int EndOfLine(TokenList tokens, int at)
    {
        while (tokens[at].Kind is not (TokenKind.NewLine or TokenKind.End))
            at++;
        return at;
    }

    private static Preset? Read(TokenList tokens, int at)
    {
        if (tokens[at + 1].Kind != TokenKind.Word || tokens[at + 2].Kind != TokenKind.OpenParenthesis)
            return null;
        int end = EndOfLine(tokens, at);
        int close = Close(tokens, at + 2, end);
        if (close + 2 >= end || tokens[close + 1].Kind != TokenKind.Equals)
            return null;
        List<PresetParameter> parameters = [];
        for (int i = at + 3; i < close; i++)
        {
            int next = i;
            while (next < close && tokens[next].Kind != TokenKind.Comma)
                next = tokens[next].Kind == TokenKind.OpenParenthesis ? Close(tokens, next, close) + 1 : next + 1;
            bool hasDefault = next > i + 2 && tokens[i + 1].Kind == TokenKind.Equals;
            if (tokens[i].Kind != TokenKind.Word || (!hasDefault && next != i + 1))
                return null;
            parameters.Add(new PresetParameter(tokens[i], hasDefault ? tokens.Slice(i + 2, next) : null));
            i = next;
        }
        return new Preset(tokens[at + 1], parameters, tokens.Slice(close + 2, end));
    }

    // The parenthesis that closes the one at an index; the end if none does.
    private static int Close(TokenList tokens, int open, int end)
    {
        int depth = 0;
        for (int i = open; i < end; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return end;
    }
}

/// <summary>A parameter of a preset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">The tokens that stand for it when a call does not; null when a call must.</param>
internal sealed record PresetParameter(Token Name, IReadOnlyList<Token>? Default)
{
    /// <summary>The parameter as the call would say it.</summary>
    public string Form => Default == null ? $"{Name.Text}: ..." : $"{Name.Text}: {string.Join(" ", Default.Select(token => token.Text)).Replace(" %", "%")}";
}
