using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Puts the values of params where their names stand. It works on tokens, so that a param may stand wherever a number may, and
/// everything after it sees the text as if the value had been written there. For a proof over their values some of them stay params.
/// </summary>
internal sealed class Substitution(LoadedFile file, DiagnosticBag diagnostics, ParamBox? box = null)
{
    private readonly TokenList written = new();
    private readonly HashSet<string> clashing = new(StringComparer.Ordinal);

    /// <summary>The names that were replaced; whether each stood only in statements that are off.</summary>
    public Dictionary<string, bool> OnlyOff { get; } = new(StringComparer.Ordinal);

    /// <summary>The tokens of the file with the params of its methodologies replaced.</summary>
    public TokenList Run(IEnumerable<(Outline Outline, IReadOnlyDictionary<string, Param> Params)> methodologies)
    {
        TokenList tokens = file.Tokens;
        int done = 0;
        foreach ((Outline outline, IReadOnlyDictionary<string, Param> known) in methodologies.Where(item => item.Params.Count > 0))
        {
            written.Add(tokens, done, outline.Start);
            Replace(tokens, outline.Start, outline.End, known);
            done = outline.End;
        }
        if (done == 0)
            return tokens;
        written.Add(tokens, done, tokens.Count);
        return written;
    }

    private void Replace(TokenList tokens, int from, int to, IReadOnlyDictionary<string, Param> known)
    {
        int offUntil = 0;
        int declaredUntil = 0;
        for (int i = from; i < to; i++)
        {
            Token token = tokens[i];
            if (Outline.Begins(tokens, i) && token is { Kind: TokenKind.Word, Text: "param" })
                declaredUntil = EndOfStatement(tokens, i, to);
            if (Outline.Begins(tokens, i) && token.Text == "off")
                offUntil = Math.Max(offUntil, EndOfStatement(tokens, i, to));
            if (token.Kind != TokenKind.Word || !known.TryGetValue(token.Text, out Param? param) || IsDeclared(tokens, i))
            {
                written.Add(token);
                continue;
            }
            if (param.Tokens.Count == 0)
            {
                written.Add(token with { IsBroken = true });
                continue;
            }
            // The statement that failed to say a value is where that is reported, so it is read as it stands.
            if (i < declaredUntil && param.Tokens.Any(value => value.IsBroken))
            {
                written.Add(token);
                continue;
            }
            if (Outline.Begins(tokens, i) || IsNamed(tokens, i))
            {
                if (clashing.Add(token.Text))
                    diagnostics.Report(Rules.BadParam, token.Span, $"'{token.Text}' is a param, which has one value for the whole run. Choose another name here, or for the param.", new RelatedLocation(param.Declaration.Name.Span, "the param"));
                written.Add(token with { IsBroken = true });
                continue;
            }
            OnlyOff[token.Text] = i < offUntil && (!OnlyOff.TryGetValue(token.Text, out bool only) || only);
            for (int j = 0; j < param.Tokens.Count; j++)
            {
                string documentation = j == 0 ? token.Documentation : "";
                int index = box != null && param.Tokens[j].Kind == TokenKind.Number ? box.IndexOf(param.Name) : -1;
                written.Add(index < 0 ? param.Tokens[j] with { Span = token.Span, Documentation = documentation }
                    : Token.Of(new ParamCurve(param.Name, index, box!, token.Span), param.Tokens[j].Text, token.Span, documentation));
            }
        }
    }

    private static bool IsDeclared(TokenList tokens, int at) => tokens[at - 1] is { Kind: TokenKind.Word, Text: "param" };

    // The word after the keyword of a statement that gives a name.
    private static bool IsNamed(TokenList tokens, int at) =>
        (tokens[at - 1] is { Kind: TokenKind.Word, Text: "signal" or "phase" or "group" or "controller" or "guard" or "best" or "milestone" or "loss" }
            || (tokens[at - 1] is { Kind: TokenKind.Word, Text: "ensure" } && tokens[at + 1].Kind == TokenKind.Colon))
        && (Outline.Begins(tokens, at - 1) || tokens[at - 2] is { Kind: TokenKind.Word, Text: "override" or "off" or "without" });

    private static int EndOfStatement(TokenList tokens, int at, int end)
    {
        for (int depth = 0; at < end; at++)
        {
            if (tokens[at].Kind == TokenKind.OpenBrace)
                depth++;
            else if (tokens[at].Kind == TokenKind.CloseBrace && --depth <= 0)
                return at;
            else if (tokens[at].Kind == TokenKind.NewLine && depth == 0)
                return at;
        }
        return end;
    }
}
