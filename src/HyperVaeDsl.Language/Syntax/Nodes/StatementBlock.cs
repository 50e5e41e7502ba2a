using System.Collections;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>The statements of a block as they were read, with what they have in common: a pass that looks for what none of them has need not go through them.</summary>
internal sealed class StatementBlock : IReadOnlyList<StatementSyntax>
{
    private readonly StatementSyntax[] statements;

    public StatementBlock(List<StatementSyntax> read)
    {
        statements = [.. read];
        foreach (StatementSyntax statement in statements)
            Traits |= TraitsOf(statement);
    }

    /// <summary>What at least one of them has, or one in the braces of one.</summary>
    public StatementTraits Traits { get; }

    /// <inheritdoc />
    public int Count => statements.Length;

    /// <inheritdoc />
    public StatementSyntax this[int index] => statements[index];

    /// <summary>What at least one of some statements has, or one in the braces of one.</summary>
    public static StatementTraits TraitsOf(IReadOnlyList<StatementSyntax> statements)
    {
        if (statements is StatementBlock block)
            return block.Traits;
        StatementTraits traits = StatementTraits.None;
        for (int i = 0; i < statements.Count; i++)
            traits |= TraitsOf(statements[i]);
        return traits;
    }

    /// <summary>Whether one of some statements has a trait, or one in the braces of one.</summary>
    public static bool Has(IReadOnlyList<StatementSyntax> statements, StatementTraits trait) => (TraitsOf(statements) & trait) != 0;

    /// <inheritdoc />
    public IEnumerator<StatementSyntax> GetEnumerator() => ((IEnumerable<StatementSyntax>)statements).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static StatementTraits TraitsOf(StatementSyntax statement) =>
        (statement.IsBroken ? StatementTraits.Broken : 0)
        | (statement.Modifier?.Text == "off" ? StatementTraits.Off : 0)
        | (statement is AllowSyntax || statement.Allows.Count > 0 ? StatementTraits.Allows : 0)
        | (statement is ActivateSyntax or FactSyntax { Keyword.Text: "deactivate" } ? StatementTraits.Switches : 0)
        | (statement is IBlockSyntax block ? TraitsOf(block.Statements) : 0);
}
