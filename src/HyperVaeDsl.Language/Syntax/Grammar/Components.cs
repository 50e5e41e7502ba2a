using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Laws;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The state machine of a component: when it is frozen, and when it trains.</summary>
internal static class Components
{
    public static readonly Parser<StatementSyntax> Starts =
        from keyword in Word("starts")
        from state in Choice("frozen", "trainable")
        select new StartsSyntax(keyword, state);

    public static readonly Parser<StatementSyntax> Freeze = Transition("freeze");

    public static readonly Parser<StatementSyntax> Unfreeze = Transition("unfreeze");

    public static readonly Parser<StatementSyntax> Warmup =
        from keyword in Word("warmup")
        from duration in Duration
        select new RestSyntax(keyword, duration);

    public static readonly Parser<StatementSyntax> Hysteresis =
        from keyword in Word("hysteresis")
        from duration in Conditions.While
        select new RestSyntax(keyword, duration);

    public static readonly Parser<StatementSyntax> Anneal =
        from keyword in Word("anneal")
        from what in Choice("freeze", "patience")
        from byWord in Word("by")
        from metric in Identifier("the name of a metric")
        from arguments in what.Text == "freeze"
            ? All(Number("step"), Perhaps(Number("tolerance")), Number("floor"), Number("ceiling"), Perhaps(Number("gap")))
            : All(Length("step"), Perhaps(Number("tolerance")), Length("floor"), Length("ceiling"))
        select new AnnealSyntax(keyword, what, metric, [.. arguments]);

    private static Parser<IEnumerable<OptionSyntax>> Number(string name) => One(name, Amount.Select(number => (SyntaxNode)number));

    private static Parser<IEnumerable<OptionSyntax>> Length(string name) => One(name, Conditions.While.Select(number => (SyntaxNode)number));

    private static Parser<StatementSyntax> Transition(string keyword) =>
        from word in Word(keyword)
        from when in Word("when")
        from condition in Conditions.Condition
        select new TransitionSyntax(word, condition);
}
