using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Tests of metrics and the conditions that they make; everything that waits for a metric is written with these.</summary>
internal static class Conditions
{
    // Words that go on after a test; where one stands instead of a metric, the metric is missing.
    private static readonly string[] Connectives = ["and", "or", "for", "after", "while", "scale", "shift", "stop", "warn", "rollback", "by", "when", "rises", "falls", "stalls"];

    private static readonly Parser<WordSyntax> Metric =
        Where(token => token.Kind == TokenKind.Word && !Connectives.Contains(token.Text), "the name of a metric").Select(word => new WordSyntax(word));

    private static readonly Parser<NumberSyntax> Margin = Percentage.Or(Plain);

    /// <summary>A number of evaluations.</summary>
    public static readonly Parser<NumberSyntax> EvaluationCount =
        from number in Number
        from unit in Where(token => token is { Kind: TokenKind.Word, Text: "evals" or "eval" }, EvaluationUnit)
        select new NumberSyntax(number, "evals", number.Span.To(unit.Span));

    /// <summary>The unit of evaluations, or one of time.</summary>
    public static readonly Parser<(string Unit, TextSpan End)> WhileUnit =
        Where(token => UnitOf(token) != null, Tokens.ConditionUnit).Select(token => (UnitOf(token)!, token.Span));

    /// <summary>A number of evaluations, or a duration.</summary>
    public static readonly Parser<NumberSyntax> While =
        from number in Number
        from unit in WhileUnit
        select new NumberSyntax(number, unit.Unit, number.Span.To(unit.End));

    /// <summary>METRIC comparison threshold, or METRIC comparison factor * best METRIC.</summary>
    public static readonly Parser<ComparisonTestSyntax> ComparisonTest =
        Metric.Then(ComparisonOf);

    /// <summary>One question about one metric.</summary>
    public static readonly Parser<TestSyntax> Test =
        Metric.Then(metric =>
            ComparisonOf(metric).Select(test => (TestSyntax)test)
                .Or(Trend(metric, "stalls", "within")).Or(Trend(metric, "rises", "by")).Or(Trend(metric, "falls", "by")));

    /// <summary>TEST and TEST ... [for N evals|epochs].</summary>
    public static readonly Parser<ConditionSyntax> Condition =
        from first in Test
        from others in Word("and").Then(_ => Test).XMany()
        from duration in Word("for").Then(_ => While).XOptional()
        select new ConditionSyntax([first, .. others], duration.GetOrDefault());

    private static string? UnitOf(Token token) => token is { Kind: TokenKind.Word, Text: "evals" or "eval" } ? "evals" : TimeUnits.Normalize(token);

    private static Parser<ComparisonTestSyntax> ComparisonOf(WordSyntax metric) =>
        from comparison in Comparison
        from threshold in Percentage.Or(Plain)
        from best in (
            from star in Star
            from word in Word("best")
            from name in Identifier("the name of a metric")
            select name).XOptional()
        select new ComparisonTestSyntax(metric, comparison, threshold, best.GetOrDefault());

    private static Parser<TestSyntax> Trend(WordSyntax metric, string verb, string preposition) =>
        from word in Word(verb)
        from margin in Word(preposition).Then(_ => Margin).XOptional()
        select (TestSyntax)new TrendTestSyntax(metric, word, margin.GetOrDefault());
}
