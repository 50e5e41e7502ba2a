using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>
/// What to write instead, where the place gives away what was meant: habits from other languages, signs that look alike, and
/// words that mean the same.
/// </summary>
internal static class Hints
{
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["if"] = "when",
        ["each"] = "every",
        ["between"] = "in",
        ["within"] = "in",
        ["average"] = "ema",
        ["for"] = "over",
        ["during"] = "over",
        ["retain"] = "keep",
        ["clip"] = "clamp",
        ["at"] = "in",
        ["of"] = "in",
    };

    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal) { "when", "while", "until", "if", "at", "by", "to", "of", "from", "with" };

    /// <summary>A sentence with a blank before it, or "".</summary>
    public static string For(ParseState state)
    {
        int at = state.FarthestFailure;
        if (at < 1)
            return "";
        Place place = new(state, at);
        if (state.ContinuesLine(at))
            return $" The line before ends with {Recovery.Describe(place.Before)}, so it goes on here.";
        if (EnsureHints.Applies(state.Tokens, at))
            return EnsureHints.For(state.Tokens, at) is { } ofEnsure ? " " + ofEnsure : "";
        if (place.Found is { Kind: TokenKind.Word, Text: "until" } && !place.Expects("'->'"))
            return " A phase that may end early has an earliest and a latest end: 0..(20..40) until coverage >= 99%.";
        string? hint = Comment(place) ?? Quotes(place) ?? Brace(place) ?? Range(place) ?? Arrow(place) ?? Comparison(place) ?? Separator(place) ?? Unit(place) ?? Sign(place) ?? Name(place) ?? Line(place) ?? Noise(place) ?? Keyword(place);
        return hint == null ? "" : " " + hint;
    }

    /// <summary>What the hint says, as changes of the text; only where it is one sign or word.</summary>
    public static IReadOnlyList<Fix> Fixes(ParseState state)
    {
        int at = state.FarthestFailure;
        if (at < 1 || state.ContinuesLine(at))
            return [];
        Place place = new(state, at);
        Fix? fix = RangeFix(place) ?? ArrowFix(place) ?? NoiseFix(place) ?? KeywordFix(place);
        return fix == null ? [] : [fix];
    }

    private static Fix? RangeFix(Place place)
    {
        if (!place.Expects("'..'") || place.Before.Kind != TokenKind.Number)
            return null;
        TextSpan gap = new(place.Before.Span.End, place.Found.Span.End);
        if (place.Found.Kind == TokenKind.Number && place.Found.Text[0] == '-')
            return new Fix($"Write '{place.Before.Text}..{place.Found.Text.Substring(1)}'", gap, ".." + place.Found.Text.Substring(1));
        bool separates = place.Found.Kind == TokenKind.Minus || place.Found is { Kind: TokenKind.Word, Text: "to" or "till" or "until" };
        return separates && place.After.Kind == TokenKind.Number && place.After.Text[0] is not ('-' or '+')
            ? new Fix($"Write '{place.Before.Text}..{place.After.Text}'", new TextSpan(place.Before.Span.End, place.After.Span.Start), "..")
            : null;
    }

    private static Fix? ArrowFix(Place place) =>
        place.Expects("'->'") && place.Before.Kind == TokenKind.Number && place.After.Kind == TokenKind.Number && place.Found is { Kind: TokenKind.Word, Text: "to" } or { Kind: TokenKind.Equals or TokenKind.Range or TokenKind.Comma }
            ? new Fix($"Write '{place.Before.Text} -> {place.After.Text}'", new TextSpan(place.Before.Span.End, place.After.Span.Start), " -> ")
            : null;

    // What noise needs in any case is its seed; of a deviation only 'normal' is missing.
    private static Fix? NoiseFix(Place place)
    {
        string? word = !place.Expects("'normal'") || !place.Expects("'seed'") ? null : place.Found.Kind == TokenKind.Number ? "seed" : place.Found is { Kind: TokenKind.Word, Text: "deviation" } ? "normal" : null;
        return word == null ? null : new Fix($"Write '{word} {place.Found.Text}'", new TextSpan(place.Found.Span.Start, place.Found.Span.Start), word + " ");
    }

    // Nothing else may stand here than the keyword: it is missing, or a synonym was written.
    private static Fix? KeywordFix(Place place)
    {
        if (place.OnlyKeyword is not { } word || Keyword(place) == null)
            return null;
        bool isOther = place.Found.Kind == TokenKind.Word && (Prepositions.Contains(place.Found.Text) || Synonyms.ContainsKey(place.Found.Text));
        return isOther ? new Fix($"Write '{word}'", place.Found.Span, word) : new Fix($"Write '{word} {place.Found.Text}'", new TextSpan(place.Found.Span.Start, place.Found.Span.Start), word + " ");
    }

    private static string? Comment(Place place) =>
        (place.Found.Kind == TokenKind.Slash && place.After.Kind == TokenKind.Star) || (place.Found.Kind == TokenKind.Minus && place.After.Kind == TokenKind.Minus && place.IsAdjacent)
            ? "Comments begin with //."
            : null;

    private static string? Quotes(Place place) =>
        place.Found.Kind == TokenKind.Text && place.State.Expected.Any(item => item.StartsWith("a name", StringComparison.Ordinal) || item.StartsWith("the name", StringComparison.Ordinal) || item == "a signal")
            ? $"Names stand without quotes: {place.Found.Text}."
            : null;

    private static string? Brace(Place place)
    {
        if (!place.Expects("'{'"))
            return null;
        if (place.Found.Kind is TokenKind.NewLine or TokenKind.End)
            return place.After.Kind == TokenKind.OpenBrace ? "The '{' stands at the end of this line, not on a line of its own." : "Write '{' at the end of this line.";
        return place.Found.Kind == TokenKind.OpenParenthesis ? "The statements of a block stand in braces: '{' and '}'." : null;
    }

    private static string? Range(Place place)
    {
        if (!place.Expects("'..'") || place.Before.Kind != TokenKind.Number)
            return null;
        if (place.Found.Kind == TokenKind.Number && place.Found.Text[0] == '-')
            return $"A range is written a..b: '{place.Before.Text}..{place.Found.Text.Substring(1)}'.";
        bool isSole = place.State.Expected.Count == 1;
        bool separates = place.Found.Kind == TokenKind.Minus || place.Found is { Kind: TokenKind.Word, Text: "to" or "till" or "until" } || (isSole && place.Found.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Arrow);
        return separates && place.After.Kind == TokenKind.Number ? $"A range is written a..b: '{place.Before.Text}..{place.After.Text}'." : isSole ? "A range is written a..b." : null;
    }

    private static string? Arrow(Place place)
    {
        if (!place.Expects("'->'"))
            return null;
        if (place.Found is { Kind: TokenKind.Word, Text: "from" or "to" })
            return "The two values stand around an arrow: '0 -> 1'.";
        if (place.Found.Kind is not (TokenKind.Minus or TokenKind.Equals or TokenKind.Comparison or TokenKind.Range or TokenKind.Comma or TokenKind.Number) || place.Before.Kind != TokenKind.Number)
            return null;
        int next = place.At;
        while (place.State.Tokens[next].Kind is TokenKind.Minus or TokenKind.Equals or TokenKind.Comparison or TokenKind.Range or TokenKind.Comma or TokenKind.Arrow)
            next++;
        Token value = place.State.Tokens[next];
        return $"Between the two values stands an arrow: '{place.Before.Text} -> {(value.Kind == TokenKind.Number ? value.Text.TrimStart('-') : "1")}'.";
    }

    private static string? Comparison(Place place)
    {
        if (place.Found.Kind == TokenKind.Number && place.Expects("the name of a metric"))
        {
            Token metric = place.State.Tokens[Math.Min(place.At + 2, place.State.Tokens.Count - 1)];
            string turned = place.After.Text switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => "" };
            return turned.Length > 0 && metric.Kind == TokenKind.Word ? $"The metric stands first: '{metric.Text} {turned} {place.Found.Text}'." : "A condition begins with a metric: 'kl > 7.5'.";
        }
        if (place.Found is { Kind: TokenKind.Word, Text: "or" } && place.Expects("'and'"))
            return "Tests are joined by 'and'; for one or the other write two statements.";
        if (!place.Expects("'<', '<=', '>' or '>='"))
            return null;
        if (place.Found.Kind == TokenKind.Equals && place.After is { Kind: TokenKind.Comparison, Text: ">" or "<" })
            return $"Write '{place.After.Text}='.";
        return place.Found.Kind == TokenKind.Equals ? "Metrics are real numbers, which are never tested for equality: write '<', '<=', '>' or '>='." : null;
    }

    // Signs that other languages put between a word and its value, or between values.
    private static string? Separator(Place place)
    {
        bool isValue = place.After.Kind is TokenKind.Number or TokenKind.Word;
        if (place.Found.Kind == TokenKind.Colon && (place.Expects("'='") || place.Expects("'extends'")))
            return place.Expects("'='") ? "Write '='." : $"Write '{place.Before.Text} extends {place.After.Text}'.";
        if (place.Found.Kind is TokenKind.Colon or TokenKind.Equals && place.OnlyKeyword is { } keyword)
            return $"Write '{keyword}' instead.";
        bool lacksName = place.State.Expected.Count > 0 && place.State.Expected.All(item => item.StartsWith("a name for", StringComparison.Ordinal));
        if (place.Found.Kind is TokenKind.Colon or TokenKind.Equals && place.Before.Kind == TokenKind.Word && isValue && !lacksName)
            return $"Between a word and its value stands a blank and no sign: '{place.Before.Text} {place.After.Text}'.";
        if (place.Found.Kind == TokenKind.Comma && place.Expects("the end of the line") && place.Before.Kind == TokenKind.Number && place.After.Kind == TokenKind.Number)
            return $"Values stand with blanks between them: '{place.Before.Text} {place.After.Text}'.";
        return place.Found.Kind == TokenKind.OpenParenthesis && place.Before.Kind == TokenKind.Word && place.After.Kind is TokenKind.Number or TokenKind.Word
            ? $"This value stands without parentheses: '{place.Before.Text} {place.After.Text}'."
            : null;
    }

    private static string? Unit(Place place)
    {
        if (place.Expects("'/'") && place.Before.Text == "nats")
            return "The unit is written nats/dim.";
        return place.Found.Kind == TokenKind.Percent && place.Before.Kind == TokenKind.Number && !double.IsNaN(place.Before.Value)
            ? $"This is a number without a unit: '{Numbers.Short(place.Before.Value / 100)}'."
            : null;
    }

    private static string? Sign(Place place)
    {
        if (place.Found.Kind == TokenKind.Word && place.Expects("'('") && place.State.Expected.All(item => item is "'-'" or "a number" or "'('"))
            return "The values of an operator are numbers, or calculations with numbers in parentheses.";
        if (place.Found.Kind == TokenKind.Minus && place.Expects("a number"))
            return "A sign stands directly before its number.";
        return place.Found.Kind == TokenKind.Number && place.Found.Text[0] is '-' or '+' && place.Before.Kind is TokenKind.Number or TokenKind.Word or TokenKind.CloseParenthesis
            ? $"A sign directly before a digit belongs to the number; between two values put a blank after it: '{place.Found.Text[0]} {place.Found.Text.Substring(1)}'."
            : null;
    }

    private static string? Name(Place place)
    {
        if (place.Found.Kind == TokenKind.Minus && place.IsAdjacent && place.Before.Kind == TokenKind.Word && place.Before.Span.End == place.Found.Span.Start && place.After.Kind == TokenKind.Word)
            return $"A name has letters, digits and '_' only: '{place.Before.Text}_{place.After.Text}'.";
        return place.Found.Kind == TokenKind.Word && place.Found.Text.IndexOf('.') >= 0 && place.State.Expected.All(item => item.StartsWith("a name for", StringComparison.Ordinal))
            ? "A name has no dots; they join a loss and its weight."
            : null;
    }

    private static string? Line(Place place) =>
        place.Expects("the end of the line") && place.Found.Kind == TokenKind.Word && StatementWords.Contains(place.Found.Text)
            ? "Each statement has a line of its own."
            : null;

    private static string? Noise(Place place) => NoiseFix(place) is { } fix ? fix.Title + "." : null;

    // One word is missing, or another was written for it.
    private static string? Keyword(Place place)
    {
        if (place.OnlyKeyword is not { } word)
            return null;
        bool isWord = place.Found.Kind == TokenKind.Word;
        if (isWord && (Prepositions.Contains(place.Found.Text) || (Synonyms.TryGetValue(place.Found.Text, out string? meant) && meant == word)))
            return $"Write '{word}' instead.";
        // After 'in' stands a range; another word there is not just lacking it.
        bool isValue = place.Found.Kind == TokenKind.Number || (isWord && word != "in" && !StatementWords.Contains(place.Found.Text) && place.Found.Text is not ("stop" or "warn"));
        return isValue ? $"Write '{word} {place.Found.Text}'." : null;
    }

    /// <summary>Where something else was expected.</summary>
    private sealed class Place(ParseState state, int at)
    {
        public ParseState State => state;

        public int At => at;

        public Token Before => state.Tokens[at - 1];

        public Token Found => state.Tokens[at];

        public Token After => state.Tokens[Math.Min(at + 1, state.Tokens.Count - 1)];

        /// <summary>Whether the token after stands directly behind the one that was found.</summary>
        public bool IsAdjacent => Found.Span.End == After.Span.Start;

        /// <summary>The keyword, when nothing else may stand here; else null.</summary>
        public string? OnlyKeyword =>
            state.Expected.Count == 1 && state.Expected[0] is { Length: > 3 } only && only[0] == '\'' && char.IsLetter(only[1]) ? only.Trim('\'') : null;

        public bool Expects(string what) => state.Expected.Contains(what);
    }
}
