using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>What comes from outside or has no runtime: checkpoints, external data and models, learned controllers.</summary>
internal static class Foreign
{
    public static readonly Parser<StatementSyntax> WarmStart =
        from keyword in Word("warm_start")
        from file in Tokens.Text
        from load in Word("load")
        from components in Identifier("the name of a component").DelimitedBy(Comma)
        select new WarmStartSyntax(keyword, file, [.. components]);

    public static readonly Parser<StatementSyntax> Metric =
        from keyword in Word("metric")
        from name in DeclaredName("a name for the metric", "in")
        from inWord in Word("in")
        from range in NumberRange
        from direction in Choice("rises", "falls")
        from statistic in Word("as").Then(_ => Identifier("what the metric is, such as spearman")).XOptional()
        from none in Word("or").Then(_ => Word("none")).XOptional()
        select new MetricSyntax(keyword, name, range, direction, statistic.GetOrDefault(), none.IsDefined);

    public static readonly Parser<StatementSyntax> Inputs =
        from keyword in Word("inputs")
        from metrics in Identifier("the name of a metric").DelimitedBy(Comma)
        select new FactSyntax(keyword, [.. metrics]);

    public static readonly Parser<StatementSyntax> Drives =
        from keyword in Word("drives")
        from signal in Identifier("the name of a signal")
        from inWord in Word("in")
        from range in NumberRange
        select new KeepSyntax(keyword, signal, range);

    /// <summary>The name after 'data' or 'model': one that the runtime has, or 'external' and one that is given.</summary>
    public static Parser<BlockName> NameOf(string what) =>
        from name in Identifier($"the name of {what}")
        from given in name.Text == "external" ? DeclaredName($"a name for {what}").Select(word => (WordSyntax?)word) : Parse.Return((WordSyntax?)null)
        select new BlockName(name, given);

    /// <summary>A block of data or a model.</summary>
    public static BlockSyntax Block(Token keyword, BlockName? head, IReadOnlyList<StatementSyntax> statements) =>
        head?.Given is { } given ? new ExternalBlockSyntax(keyword, head.Name!, given, statements) : new BlockSyntax(keyword, head?.Name, statements);

    /// <summary>The head of such a block.</summary>
    public sealed record BlockName(WordSyntax? Name, WordSyntax? Given);
}
