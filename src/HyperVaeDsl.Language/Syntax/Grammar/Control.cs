using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Controllers, gradient balance, periodic checkpoints and allowances.</summary>
internal static class Control
{
    public static readonly Parser<StatementSyntax> Observe =
        from keyword in Word("observe")
        from metric in Identifier("the name of a metric")
        from emaWord in Word("ema")
        from ema in Plain
        select new ObserveSyntax(keyword, metric, ema);

    public static readonly Parser<StatementSyntax> When =
        from keyword in Word("when")
        from test in Conditions.Test
        from action in AnyWord("scale", "shift")
        from signal in Identifier("the name of a signal")
        from byWord in Word("by")
        from amount in Plain
        select new WhenSyntax(keyword, test, action, signal, amount);

    public static readonly Parser<StatementSyntax> Keep =
        from keyword in Word("keep")
        from signal in Identifier("the name of a signal")
        from inWord in Word("in")
        from range in NumberRange
        select new KeepSyntax(keyword, signal, range);

    public static readonly Parser<StatementSyntax> Plant =
        from keyword in Word("plant")
        from metric in Identifier("the name of a metric")
        from direction in AnyWord("rises", "falls")
        from asWord in Word("as")
        from signal in Identifier("the name of a signal")
        from risesWord in Word("rises")
        select new PlantSyntax(keyword, metric, direction, signal, risesWord);

    public static readonly Parser<StatementSyntax> Balance =
        from keyword in Word("balance")
        from gradients in Word("gradients")
        from of in Word("of")
        from first in Identifier("the name of a component")
        from comma in Comma
        from second in Identifier("the name of a component")
        from emaWord in Word("ema")
        from ema in Plain
        from clampWord in Word("clamp")
        from clamp in NumberRange
        select new BalanceSyntax(keyword, first, second, ema, clamp);

    public static readonly Parser<StatementSyntax> Every =
        from keyword in Word("every")
        from period in Duration
        from keepWord in Word("keep")
        from keep in Plain
        select new EverySyntax(keyword, period, keep);

    public static readonly Parser<StatementSyntax> Allow =
        from keyword in Word("allow")
        from code in Identifier("the code of an advice, such as HV1201")
        from because in Word("because")
        from reason in Tokens.Text
        select new AllowSyntax(keyword, code, reason);

    /// <summary>every step, every eval, or every N steps or epochs; a null period stands for the first two.</summary>
    public static readonly Parser<(NumberSyntax? Period, bool OnEvaluations)> Cadence =
        Word("every").Then(_ => AnyWord("step", "eval").Select(word => ((NumberSyntax?)null, word.Text == "eval"))
            .Or(Duration.Select(duration => ((NumberSyntax?)duration, false))));
}
