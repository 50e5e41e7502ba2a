using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The feedback laws, and the order in which controllers act on one signal.</summary>
internal static class Laws
{
    /// <summary>A number, with % or without.</summary>
    public static readonly Parser<NumberSyntax> Amount = Percentage.Or(Plain);

    private static readonly Parser<SyntaxNode> SetPoint =
        Amount.Select(number => (SyntaxNode)number).Or(Identifier("a signal"));

    private static readonly Parser<SyntaxNode> Evaluations = Conditions.EvaluationCount.Select(number => (SyntaxNode)number);

    private static readonly Dictionary<string, Parser<IEnumerable<OptionSyntax>>> Arguments = new(StringComparer.Ordinal)
    {
        ["pi"] = All(One("target", SetPoint), One("kp", Real), One("ki", Real), Perhaps(Flag("as_published"))),
        ["geco"] = All(One("target", SetPoint), One("rate", Real)),
        ["integral"] = All(One("target", SetPoint), One("rate", Real)),
        ["sigmoid"] = All(One("threshold", SetPoint), One("slope", Real), Perhaps(One("trend", Real))),
        ["plateau"] = All(
            One("factor", Real),
            One("patience", Evaluations),
            Perhaps(All(One("threshold", Margin), Perhaps(Flag("relative")))),
            Perhaps(One("cooldown", Evaluations)),
            Perhaps(All(One("recover", Real), One("above", Margin)))),
        ["boost"] = All(One("within", Margin), One("for", Evaluations), One("by", Real), One("relax", Real)),
    };

    /// <summary>drive SIGNAL by LAW of METRIC arguments.</summary>
    public static readonly Parser<StatementSyntax> Drive =
        from keyword in Word("drive")
        from signal in Identifier("the name of a signal")
        from byWord in Word("by")
        from law in Choice([.. Arguments.Keys])
        from of in Word("of")
        from metric in Identifier("the name of a metric")
        from arguments in Arguments[law.Text]
        select new DriveSyntax(keyword, signal, law, metric, [.. arguments]);

    /// <summary>order SIGNAL: CONTROLLER, CONTROLLER ...</summary>
    public static readonly Parser<StatementSyntax> Order =
        from keyword in Word("order")
        from signal in Identifier("the name of a signal")
        from colon in Colon
        from first in Identifier("the name of a controller")
        from rest in Comma.Then(_ => Identifier("the name of a controller")).XMany()
        select new OrderSyntax(keyword, signal, [first, .. rest]);

    private static Parser<SyntaxNode> Real => Plain.Select(number => (SyntaxNode)number);

    private static Parser<SyntaxNode> Margin => Amount.Select(number => (SyntaxNode)number);

    /// <summary>An argument: its name and its value.</summary>
    public static Parser<IEnumerable<OptionSyntax>> One(string name, Parser<SyntaxNode> value) =>
        from word in Word(name)
        from written in value
        select (IEnumerable<OptionSyntax>)[new OptionSyntax(word, written)];

    /// <summary>Arguments one after the other.</summary>
    public static Parser<IEnumerable<OptionSyntax>> All(params Parser<IEnumerable<OptionSyntax>>[] parts) =>
        parts.Aggregate((before, part) => before.Then(first => part.Select(second => first.Concat(second))));

    /// <summary>Arguments that may be missing; once begun they are read to their end.</summary>
    public static Parser<IEnumerable<OptionSyntax>> Perhaps(Parser<IEnumerable<OptionSyntax>> part) =>
        part.XOptional().Select(option => option.GetOrElse([]));

    private static Parser<IEnumerable<OptionSyntax>> Flag(string name) =>
        Word(name).Select(word => (IEnumerable<OptionSyntax>)[new OptionSyntax(word, new WordSyntax(word))]);
}
