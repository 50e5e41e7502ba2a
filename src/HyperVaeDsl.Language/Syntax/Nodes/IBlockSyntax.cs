namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A statement with statements in braces. An override of such a statement changes what it says and keeps the rest.</summary>
internal interface IBlockSyntax
{
    /// <summary>What stands in the braces.</summary>
    IReadOnlyList<StatementSyntax> Statements { get; }

    /// <summary>The same block with other statements.</summary>
    StatementSyntax With(IReadOnlyList<StatementSyntax> statements);

    /// <summary>The block when it overrides an inherited one of its kind: its header, or the inherited one, with the merged statements.</summary>
    StatementSyntax Over(StatementSyntax inherited, IReadOnlyList<StatementSyntax> merged);
}
