using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Properties that a methodology must have.</summary>
internal static class Ensures
{
    private static readonly Parser<PropertySyntax> Always =
        from word in AnyWord("always", "never")
        from claim in Formulas.Any
        select (PropertySyntax)new AlwaysSyntax(word, word.Text == "never", claim);

    private static readonly Parser<(NumberSyntax? Time, TextSpan Place)> Time =
        Word("end").Select(end => ((NumberSyntax?)null, end.Span)).Or(Constants.Duration.Select(time => ((NumberSyntax?)time, time.Span)));

    private static readonly Parser<PropertySyntax> At =
        from word in Word("at")
        from time in Time
        from claim in Formulas.Any
        select (PropertySyntax)new AtSyntax(word, time.Time, time.Place, claim);

    private static readonly Parser<PropertySyntax> Eventually =
        from word in Word("eventually")
        from claim in Formulas.Any
        from within in Word("within").Then(_ => Constants.Duration).XOptional()
        select (PropertySyntax)new EventuallySyntax(word, claim, within.GetOrDefault());

    private static readonly Parser<PropertySyntax> Change =
        from word in Word("change")
        from of in Word("of")
        from value in Formulas.Sum
        from comparison in Comparison
        from limit in Constants.Value
        from per in Word("per")
        from unit in Choice("epoch", "step")
        select (PropertySyntax)new ChangeSyntax(word, value, comparison, limit, unit);

    private static readonly Parser<(RangeSyntax Range, WordSyntax Unit)> Over =
        from start in Constants.Value
        from dots in Tokens.Range
        from end in Constants.Value.Select(value => ((NumberSyntax?)value, value.Span)).Or(Word("end").Select(word => ((NumberSyntax?)null, word.Span)))
        from unit in Where(token => TimeUnits.Normalize(token) != null, TimeUnit)
        select (new RangeSyntax(start, end.Item1, start.Span.To(end.Span)), new WordSyntax(unit with { Text = TimeUnits.Normalize(unit)! }));

    private static readonly Parser<PropertySyntax> Integral =
        from word in Word("integral")
        from of in Word("of")
        from value in Formulas.Sum
        from over in Word("over").Then(_ => Over).XOptional()
        from comparison in Comparison
        from bound in Constants.Duration
        select (PropertySyntax)new IntegralSyntax(word, value, over.GetOrDefault().Range, over.GetOrDefault().Unit, comparison, bound);

    private static readonly Parser<PropertySyntax> Plain = i =>
    {
        Token first = ((TokenInput)i).Token;
        return (from claim in Formulas.Any
                from until in Word("until").Then(_ => Formulas.Any).XOptional()
                select until.IsDefined ? (PropertySyntax)new UntilSyntax(first, claim, until.Get()) : new AlwaysSyntax(first, false, claim))(i);
    };

    private static readonly Dictionary<string, Parser<PropertySyntax>> ByKeyword = new(StringComparer.Ordinal)
    {
        ["always"] = Always,
        ["never"] = Always,
        ["at"] = At,
        ["eventually"] = Eventually,
        ["change"] = Change,
        ["integral"] = Integral,
    };

    // A signal may have the name of one of the words: what follows a word that asks for something is no sign.
    private static readonly Parser<PropertySyntax> Property = i =>
    {
        TokenInput input = (TokenInput)i;
        bool asks = input.Token.Kind == TokenKind.Word && ByKeyword.ContainsKey(input.Token.Text)
            && ((TokenInput)input.Advance()).Token.Kind is not (TokenKind.Comparison or TokenKind.Equals or TokenKind.Plus or TokenKind.Star or TokenKind.Slash);
        if (asks)
            return ByKeyword[input.Token.Text](i);
        foreach (string keyword in ByKeyword.Keys)
            input.State.Fail(input.Position, $"'{keyword}'");
        return Plain(i);
    };

    private static readonly Parser<WordSyntax?> OptionalName = i =>
    {
        TokenInput input = (TokenInput)i;
        bool isNamed = input.Token.Kind == TokenKind.Word && input.Token.Text.IndexOf('.') < 0 && ((TokenInput)input.Advance()).Token.Kind == TokenKind.Colon;
        return isNamed ? Result.Success<WordSyntax?>(new WordSyntax(input.Token), input.Advance().Advance()) : Result.Success<WordSyntax?>(null, i);
    };

    private static readonly Parser<WordSyntax?> OptionalPhase = i =>
    {
        TokenInput input = (TokenInput)i;
        bool asks = input.Token is { Kind: TokenKind.Word, Text: "during" }
            && ((TokenInput)input.Advance()).Token.Kind is not (TokenKind.Comparison or TokenKind.Equals or TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash);
        if (asks)
            return Identifier("the name of a phase").Select(name => (WordSyntax?)name)(i.Advance());
        input.State.Fail(input.Position, "'during'");
        return Result.Success<WordSyntax?>(null, i);
    };

    /// <summary>ensure [NAME:] [during PHASE] property.</summary>
    public static readonly Parser<StatementSyntax> Ensure =
        from keyword in Word("ensure")
        from name in OptionalName
        from phase in OptionalPhase
        from property in Property
        select new EnsureSyntax(keyword, name, phase, property);
}
