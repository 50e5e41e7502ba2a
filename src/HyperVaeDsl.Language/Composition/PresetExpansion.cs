using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Puts the schedule of a preset, in parentheses, where the preset is called. It works on tokens, before params are replaced: the words of
/// the schedule get the place of the call, so that what is wrong with them is reported there; arguments keep their own.
/// </summary>
internal sealed class PresetExpansion(IReadOnlyDictionary<string, Preset> known, DiagnosticBag diagnostics)
{
    private const int MostTokens = 100_000;
    private const int Deepest = 100;

    // What stands before a parenthesis without being a preset.
    private static readonly string[] Functions = ["min", "max", "clamp", "quantise"];

    private readonly List<string> open = [];
    private int made;
    private bool failed;

    /// <summary>The calls that were expanded: their places, and the presets.</summary>
    public Dictionary<TextSpan, Preset> Calls { get; } = [];

    /// <summary>The tokens of a file with all calls expanded; declarations of presets stay as they are.</summary>
    public TokenList Run(TokenList tokens)
    {
        int first = 0;
        while (first < tokens.Count && !IsCall(tokens, first))
            first++;
        if (first == tokens.Count)
            return tokens;
        List<Token> written = new(tokens.Count);
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 };
            if (Outline.Begins(tokens, i) && tokens[i].Text == "preset")
            {
                int end = Preset.EndOfLine(tokens, i);
                written.AddRange(tokens.Slice(i, end));
                i = end;
            }
            made = 0;
            // Outside of a methodology nothing is called; a line that looks like it is a declaration that cannot be read.
            if (depth > 0)
                i = Copy(tokens, i, written);
            else
                written.Add(tokens[i]);
        }
        return TokenList.Of(written);
    }

    // Writes the token, or the call that begins with it; returns the index of the last token that was read.
    private int Copy(IReadOnlyList<Token> tokens, int at, List<Token> written)
    {
        if (!IsCall(tokens, at))
        {
            written.Add(tokens[at]);
            return at;
        }
        PresetCall call = PresetCall.Read(tokens, at);
        TextSpan span = tokens[at].Span.To(tokens[call.End].Span);
        int before = written.Count;
        failed &= open.Count > 0;
        bool expanded = Expand(call, tokens[at], span, written);
        if (!expanded || (failed && open.Count == 0))
        {
            // One mistake, one finding: nothing is said of what else the call would have made.
            written.RemoveRange(before, written.Count - before);
            written.Add(new Token(TokenKind.Number, "?", span, double.NaN, "", IsBroken: true));
        }
        return call.End;
    }

    // False after a mistake that was reported; nothing is written then.
    private bool Expand(PresetCall call, Token name, TextSpan span, List<Token> written)
    {
        if (!known.TryGetValue(name.Text, out Preset? preset))
            return Report(Rules.UnknownPreset, span, $"There is no preset '{name.Text}'.{Help(name.Text)}", Suggestion.Details(name.Text, name.Span, known.Keys));
        if (!call.IsClosed)
            return Report(Rules.PresetArguments, span, $"The parenthesis of this call is not closed. Write ')' after its last value: {preset.Form}.");
        if (open.Contains(name.Text))
            return Report(Rules.EndlessPreset, span, $"{string.Join(" calls ", open.SkipWhile(other => other != name.Text).Append(name.Text).Select(part => $"'{part}'"))}: a schedule cannot contain itself. Write out what repeats, with 'repeat' or 'cycle'.", new DiagnosticDetails { Related = [.. open.SkipWhile(other => other != name.Text).Select(part => known[part]).Select(part => new RelatedLocation(part.Name.Span, $"'{part.Name.Text}' is declared here"))] });
        if (call.Bind(preset, span, out string problem) is not { } arguments)
            return Report(Rules.PresetArguments, span, $"{problem} A call looks like this: {preset.Form}.", Declaration(preset));
        List<Token> body = [];
        foreach (Token token in preset.Body)
        {
            if (token.Kind == TokenKind.Word && arguments.TryGetValue(token.Text, out IReadOnlyList<Token>? value))
                body.AddRange(value);
            else
                body.Add(token with { Span = span, Documentation = "" });
        }
        made += body.Count;
        if (made > MostTokens || open.Count >= Deepest)
            return Report(Rules.EndlessPreset, span, $"This call makes more than {Numbers.Format(MostTokens)} words, or calls presets within more than {Numbers.Format(Deepest)} others. Call fewer presets within presets.");
        if (!Calls.ContainsKey(span))
            Calls.Add(span, preset);
        open.Add(name.Text);
        written.Add(new Token(TokenKind.OpenParenthesis, "(", span, 0, name.Documentation, false));
        for (int i = 0; i < body.Count && !failed; i++)
            i = Copy(body, i, written);
        written.Add(new Token(TokenKind.CloseParenthesis, ")", span, 0, "", false));
        open.RemoveAt(open.Count - 1);
        return true;
    }

    // Presets of the language have no place in the text.
    private static DiagnosticDetails Declaration(Preset preset) =>
        Prelude.Presets.ContainsKey(preset.Name.Text) ? new DiagnosticDetails() : new DiagnosticDetails { Related = [new RelatedLocation(preset.Name.Span, "the preset")] };

    private bool Report(DiagnosticRule rule, TextSpan span, string message, DiagnosticDetails? details = null)
    {
        // A call that went wrong within another one is not tried again.
        if (!failed)
            diagnostics.Report(rule, span, message, details ?? new DiagnosticDetails());
        failed = true;
        return false;
    }

    private string Help(string name)
    {
        string help = Suggestion.For(name, [.. Functions, .. known.Keys]);
        return help.Length > 0 ? help : $" There are the functions {string.Join(", ", Functions)} and the presets {string.Join(", ", known.Keys)}. To declare it, write for example 'preset {name}(peak) = ramp 0 -> peak' before the methodology.";
    }

    // A word before '(', but not as the first of its line, where a signal stands: a preset, or what can only be meant as one.
    private bool IsCall(IReadOnlyList<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count || tokens[at].Kind != TokenKind.Word || tokens[at + 1].Kind != TokenKind.OpenParenthesis)
            return false;
        bool isInPreset = open.Count > 0;
        if (!isInPreset && (at == 0 || tokens[at - 1].Kind is TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace || tokens[at - 1] is { Kind: TokenKind.Word, Text: "preset" }))
            return false;
        return known.ContainsKey(tokens[at].Text)
            || ((isInPreset || tokens[at].Span.End == tokens[at + 1].Span.Start) && !ReservedWords.All.Contains(tokens[at].Text));
    }
}
