namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>data external NAME { ... } or model external NAME { ... }.</summary>
public sealed class ExternalBlockSyntax(Token keyword, WordSyntax external, WordSyntax given, IReadOnlyList<StatementSyntax> statements)
    : BlockSyntax(keyword, external, statements)
{
    /// <summary>The name that the user gives.</summary>
    public WordSyntax Given => given;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { Name!, given }.Concat(Statements);

    /// <inheritdoc />
    internal override BlockSyntax With(Token head, WordSyntax? called, IReadOnlyList<StatementSyntax> body) => new ExternalBlockSyntax(head, called ?? Name!, given, body);
}

/// <summary>metric NAME in a..b rises or falls [as STATISTIC] [or none]: a metric that the user's code measures.</summary>
public sealed class MetricSyntax(Token keyword, WordSyntax name, RangeSyntax range, WordSyntax direction, WordSyntax? statistic, bool mayBeUndefined) : StatementSyntax(keyword)
{
    /// <summary>Whether an evaluation may have no value of it.</summary>
    public bool MayBeUndefined => mayBeUndefined;

    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>The values that it may take.</summary>
    public RangeSyntax Range => range;

    /// <summary>rises or falls: where it gets better.</summary>
    public WordSyntax Direction => direction;

    /// <summary>What it compares with the levels of the items; null where that is not said.</summary>
    public WordSyntax? Statistic => statistic;

    /// <inheritdoc />
    public override string Label => "Metric";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => statistic == null ? [name, range, direction] : [name, range, direction, statistic];
}
