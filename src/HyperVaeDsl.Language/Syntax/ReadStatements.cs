using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// The statements of a text that was read before without a mistake. When it is read again with other values of its params, those whose tokens are
/// the same are not read again. Nodes are never changed once they are read, so that several trees may share them.
/// </summary>
internal sealed class ReadStatements
{
    private readonly Dictionary<int, (StatementSyntax Statement, int Next)> known = [];
    private TokenList? first;

    /// <summary>For each token of the text that is read now, how many tokens before it differ from those of the first reading.</summary>
    private int[]? changes;

    /// <summary>Begins to read; the first time everything is remembered.</summary>
    public void Begin(TokenList tokens)
    {
        if (first == null)
        {
            first = tokens;
            return;
        }
        changes = null;
        if (tokens.Count != first.Count)
            return;
        changes = new int[tokens.Count + 1];
        for (int i = 0; i < tokens.Count; i++)
            changes[i + 1] = changes[i] + (tokens[i].Equals(first[i]) ? 0 : 1);
    }

    /// <summary>Remembers a statement and the token behind it; only those of the first reading are.</summary>
    public void Remember(TokenList tokens, int position, StatementSyntax statement, int next)
    {
        if (tokens == first)
            known[position] = (statement, next);
    }

    /// <summary>The statement at a position, if it is as it was, together with the token behind it.</summary>
    public StatementSyntax? At(int position, out int next)
    {
        next = position;
        if (changes == null || !known.TryGetValue(position, out (StatementSyntax Statement, int Next) read) || changes[read.Next + 1] != changes[position])
            return null;
        next = read.Next;
        return read.Statement;
    }
}
