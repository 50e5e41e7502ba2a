using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Numbers with units, names and ranges.</summary>
internal static class Values
{
    private static readonly Parser<(string Unit, TextSpan End)> TimeUnitWord =
        Where(token => TimeUnits.Normalize(token) != null, TimeUnit).Select(token => (TimeUnits.Normalize(token)!, token.Span));

    private static readonly Parser<(string Unit, TextSpan End)> Nats =
        from nats in Word("nats")
        from dim in Slash.Then(_ => Word("dim")).XOptional()
        select dim.IsDefined ? ("nats/dim", dim.Get().Span) : ("nats", nats.Span);

    /// <summary>A number with a unit of time: 40 epochs, 1200 steps, 25%.</summary>
    public static readonly Parser<NumberSyntax> Duration = WithTimeUnit(Number);

    /// <summary>A number with any unit or none.</summary>
    public static readonly Parser<NumberSyntax> Quantity = WithUnit(TimeUnitWord);

    /// <summary>A number without a unit.</summary>
    public static readonly Parser<NumberSyntax> Plain = Number.Select(number => new NumberSyntax(number, "", number.Span));

    /// <summary>A number in percent.</summary>
    public static readonly Parser<NumberSyntax> Percentage =
        from number in Number
        from sign in Percent
        select new NumberSyntax(number, "%", number.Span.To(sign.Span));

    /// <summary>a..b with numbers.</summary>
    public static readonly Parser<RangeSyntax> NumberRange =
        from low in Plain
        from dots in Tokens.Range
        from high in Plain
        select new RangeSyntax(low, high, low.Span.To(high.Span));

    /// <summary>What a fact may carry.</summary>
    public static readonly Parser<SyntaxNode> Fact =
        NumberRange.Select(range => (SyntaxNode)range).Or(Quantity).Or(Where(token => token is { Kind: TokenKind.Word, Text: not "allow" }, "a name").Select(word => new WordSyntax(word)));

    /// <summary>A number with a unit of time behind it.</summary>
    public static Parser<NumberSyntax> WithTimeUnit(Parser<Token> number) =>
        from value in number
        from unit in TimeUnitWord
        select new NumberSyntax(value, unit.Unit, value.Span.To(unit.End));

    /// <summary>A number with one of some units, with nats, or without a unit.</summary>
    public static Parser<NumberSyntax> WithUnit(Parser<(string Unit, TextSpan End)> units) =>
        from number in Number
        from unit in units.Or(Nats).Optional()
        select unit.IsDefined
            ? new NumberSyntax(number, unit.Get().Unit, number.Span.To(unit.Get().End))
            : new NumberSyntax(number, "", number.Span);

    /// <summary>One of some units, or nats, as a word.</summary>
    public static Parser<WordSyntax> UnitOf(Parser<(string Unit, TextSpan End)> units) => i =>
    {
        Token first = ((TokenInput)i).Token;
        return units.Or(Nats).Select(unit => new WordSyntax(first with { Text = unit.Unit, Span = first.Span.To(unit.End) }))(i);
    };

    /// <summary>A name as a node.</summary>
    public static Parser<WordSyntax> Identifier(string expectation) => Name(expectation).Select(word => new WordSyntax(word));

    /// <summary>A name that is given here: without dots, which join a loss and its weight, and not the keyword that comes next.</summary>
    public static Parser<WordSyntax> DeclaredName(string expectation, params string[] next) =>
        Where(token => token.Kind == TokenKind.Word && token.Text.IndexOf('.') < 0 && !next.Contains(token.Text), expectation).Select(word => new WordSyntax(word));

    /// <summary>One of some keywords as a node.</summary>
    public static Parser<WordSyntax> Choice(params string[] words) => AnyWord(words).Select(word => new WordSyntax(word));
}
