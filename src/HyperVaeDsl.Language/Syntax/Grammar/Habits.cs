using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>
/// What to write instead where a statement is begun as in another language, or as one remembers it: a signal without its range, a passage
/// without 'ramp', a weight without its word. The first words of the statement give away what was meant.
/// </summary>
internal static class Habits
{
    /// <summary>A sentence, and the change of the text where it is one; null where nothing is known.</summary>
    public static (string Sentence, Fix? Fix)? For(ParseState state)
    {
        int at = state.FarthestFailure;
        if (at < 1 || at >= state.Tokens.Count || state.ContinuesLine(at))
            return null;
        int begin = Begin(state.Tokens, at);
        return Schedule(state, at) ?? Header(state, begin, at);
    }

    // Where a schedule stands, or has just begun.
    private static (string Sentence, Fix? Fix)? Schedule(ParseState state, int at)
    {
        (Token before, Token found, Token after) = (state.Tokens[at - 1], state.Tokens[at], state.Tokens[Math.Min(at + 1, state.Tokens.Count - 1)]);
        if (found.Kind == TokenKind.Word && state.Expected.Contains("'ramp'") && ShapeGrammar.Words.Contains(found.Text))
        {
            bool hasEnds = after.Kind == TokenKind.Number && at + 3 < state.Tokens.Count && state.Tokens[at + 2].Kind == TokenKind.Arrow && state.Tokens[at + 3].Kind == TokenKind.Number;
            return ($"'{found.Text}' is the shape of a ramp, and stands behind it: 'ramp {(hasEnds ? $"{after.Text} -> {state.Tokens[at + 3].Text}" : "1 -> 0")} {found.Text}'.", null);
        }
        if (!state.Expected.Contains(Tokens.Calculation) && !state.Expected.Contains("'over'"))
            return null;
        if (found is { Kind: TokenKind.Word, Text: "warp" })
            return ("'warp' stands behind linear, cosine, smoothstep, polynomial and sqrt: 'ramp 0 -> 1 linear warp 2'.", null);
        bool isFirst = state.Tokens[Math.Max(0, at - 2)] is { Kind: TokenKind.Equals } or { Kind: TokenKind.Word, Text: "jump" or "then" or "weight" };
        if (isFirst && before.Kind == TokenKind.Number && after.Kind == TokenKind.Number && (found.Kind == TokenKind.Arrow || found is { Kind: TokenKind.Word, Text: "to" }))
            return ($"A passage from one value to another is a ramp: 'ramp {before.Text} -> {after.Text}'.", new Fix($"Write 'ramp {before.Text} -> {after.Text}'", before.Span.To(after.Span), $"ramp {before.Text} -> {after.Text}"));
        if (isFirst && state.Tokens[at - 2].Text != "weight" && before.Kind == TokenKind.Word && found.Kind is TokenKind.Number or TokenKind.Arrow)
            return ($"'{before.Text}' is taken for the name of a signal, since no operator has it. What takes values is for example ramp, cycle, wave or steps: 'ramp 0 -> 1'.", null);
        return state.Expected.Contains("'over'") && found is { Kind: TokenKind.Word, Text: "in" or "during" or "within" or "across" } && after.Kind == TokenKind.Number
            ? ($"The length of a passage stands behind 'over': 'over {after.Text} ...'.", new Fix("Write 'over'", found.Span, "over"))
            : null;
    }

    // What a statement has to say first.
    private static (string Sentence, Fix? Fix)? Header(ParseState state, int begin, int at)
    {
        (string word, Token name, Token found) = (state.Tokens[begin].Text, state.Tokens[Math.Min(begin + 1, at)], state.Tokens[at]);
        bool isNext = at == begin + 2;
        bool isEnd = found.Kind is TokenKind.NewLine or TokenKind.End or TokenKind.CloseBrace;
        switch (word)
        {
            case "signal" when isNext && found.Kind == TokenKind.Equals:
                return ($"A signal says first which values it may have: 'signal {name.Text} in 0..1 = ...'.", null);
            case "signal" when isNext && found.Kind == TokenKind.Number:
                return ($"The range of a signal stands behind 'in': 'signal {name.Text} in {found.Text}..'.", Before(found, "in"));
            case "loss" when isNext && found.Kind == TokenKind.Number:
                return ($"Write 'weight {found.Text}'.", Before(found, "weight"));
            case "phase" when isNext && found.Kind == TokenKind.Number:
                return ($"The times of a phase have a unit: 'phase {name.Text} epochs {found.Text}..'.", Before(found, "epochs") with { Applicability = Applicability.Choice });
            case "controller" when isNext && found.Kind == TokenKind.OpenBrace:
                return ($"A controller says when it acts: 'controller {name.Text} every step {{', or 'every eval', or 'every 2 epochs'.", null);
            case "observe" when isNext && isEnd:
                return ($"It says how its average forgets: 'observe {name.Text} ema 0.9', or 'ema 0' for the latest value alone.", null);
            case "param" when isEnd && state.Expected.Contains("'in'"):
                return ($"A param says which values it may have: 'in 1..10' behind the value, or a list such as 'in 1, 2, 4'.", null);
            case "best" when found.Kind == TokenKind.Comparison && state.Expected.Contains("'rises'"):
                return ($"A best checkpoint follows a metric, 'when {state.Tokens[at - 1].Text} rises'; what must hold besides stands behind 'while': 'while {state.Tokens[at - 1].Text} {found.Text} ...'.", null);
            default:
                return null;
        }
    }

    private static Fix Before(Token found, string word) => new($"Write '{word} {found.Text}'", new TextSpan(found.Span.Start, found.Span.Start), word + " ");

    // The first word of the statement, after 'override' and 'off'.
    private static int Begin(TokenList tokens, int at)
    {
        int begin = at;
        while (begin > 0 && tokens[begin - 1].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace))
            begin--;
        return begin + 1 < at && tokens[begin] is { Kind: TokenKind.Word, Text: "override" or "off" } ? begin + 1 : begin;
    }
}
