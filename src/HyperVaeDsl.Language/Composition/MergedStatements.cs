using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// What overrides made of inherited statements, while one text is composed with several values of its params: the same two statements make the same one
/// again. Only what was made without a finding is remembered.
/// </summary>
internal sealed class MergedStatements
{
    private readonly Dictionary<(StatementSyntax Inherited, StatementSyntax Own), StatementSyntax> merged = [];
    private readonly Dictionary<StatementSyntax, IReadOnlyList<StatementSyntax>> single = [];

    private readonly Dictionary<StatementSyntax, StatementKey> keys = [];

    /// <summary>By what a statement is known; each heir of a chain asks for all that it inherits.</summary>
    public StatementKey KeyOf(StatementSyntax statement)
    {
        if (!keys.TryGetValue(statement, out StatementKey key))
            keys.Add(statement, key = StatementKey.Of(statement));
        return key;
    }

    /// <summary>What an override made of an inherited statement before, or null.</summary>
    public StatementSyntax? Find(StatementSyntax inherited, StatementSyntax own) => merged.TryGetValue((inherited, own), out StatementSyntax? known) ? known : null;

    /// <summary>Remembers what an override made of an inherited statement.</summary>
    public void Remember(StatementSyntax inherited, StatementSyntax own, StatementSyntax made) => merged[(inherited, own)] = made;

    /// <summary>The statements that one stands for.</summary>
    public IReadOnlyList<StatementSyntax> Each(StatementSyntax statement)
    {
        if (!single.TryGetValue(statement, out IReadOnlyList<StatementSyntax>? known))
            single.Add(statement, known = [.. statement.Each()]);
        return known;
    }
}
