using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>
/// The statements of a text that was read before without a mistake. When it is read again with other values of its params, those whose tokens are
/// the same are not read again. Nodes are never changed once they are read, so that several trees may share them.
/// </summary>
internal sealed class ReadStatements
{
    // As many values as are tried of one param, and a few more for statements with two.
    private const int MostVariants = 12;

    private readonly Dictionary<int, (StatementSyntax Statement, int Next)> known = [];
    private readonly Dictionary<int, List<Variant>> ofNumbers = [];
    private Dictionary<int, List<Variant>> ofParams = [];
    private TokenList? first;
    private ParamBox? box;

    /// <summary>The box of the last reading in which params stayed params: tokens with params of another one are never the same.</summary>
    private ParamBox? lastBox;

    /// <summary>For each token of the text that is read now, how many tokens before it differ from those of the first reading.</summary>
    private int[]? changes;

    /// <summary>Those that differ, in their order.</summary>
    private Token[] changed = [];

    private Dictionary<int, List<Variant>> Variants => box == null ? ofNumbers : ofParams;

    /// <summary>What was required of params so far in this reading.</summary>
    public int Required => box?.Facts.Count ?? 0;

    /// <summary>Begins to read; the first time everything is remembered.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="open">The params that stay params; null for none.</param>
    public void Begin(TokenList tokens, ParamBox? open)
    {
        box = open;
        if (open != null && open != lastBox)
            (lastBox, ofParams) = (open, []);
        if (first == null)
        {
            first = tokens;
            return;
        }
        changes = null;
        if (tokens.Count != first.Count)
            return;
        changes = new int[tokens.Count + 1];
        List<Token> others = [];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Equals(first[i]))
                others.Add(tokens[i]);
            changes[i + 1] = others.Count;
        }
        changed = [.. others];
    }

    /// <summary>Remembers a statement and the token behind it.</summary>
    /// <param name="tokens">The tokens that it was read from.</param>
    /// <param name="position">Its first one.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="next">The token behind it.</param>
    /// <param name="required">What had been required of params before it was read.</param>
    public void Remember(TokenList tokens, int position, StatementSyntax statement, int next, int required)
    {
        if (tokens == first)
        {
            known[position] = (statement, next);
            return;
        }
        if (changes == null || changes[next + 1] == changes[position])
            return;
        if (!Variants.TryGetValue(position, out List<Variant>? variants))
            Variants.Add(position, variants = []);
        if (variants.Count < MostVariants)
            variants.Add(new Variant(statement, next, [.. changed.Skip(changes[position]).Take(changes[next + 1] - changes[position])], [.. box?.Facts.Skip(required) ?? []]));
    }

    /// <summary>The statement at a position, if it was read before, together with the token behind it; it requires the same of params as then.</summary>
    public StatementSyntax? At(int position, out int next)
    {
        next = position;
        if (changes == null)
            return null;
        if (known.TryGetValue(position, out (StatementSyntax Statement, int Next) read) && changes[read.Next + 1] == changes[position])
        {
            next = read.Next;
            return read.Statement;
        }
        if (!Variants.TryGetValue(position, out List<Variant>? variants))
            return null;
        foreach (Variant variant in variants)
        {
            if (!IsNow(variant, position))
                continue;
            box?.Require(variant.Facts);
            next = variant.Next;
            return variant.Statement;
        }
        return null;
    }

    // Whether all tokens are those of now. Tokens know their places, so it is enough to compare those that differ from the first reading.
    private bool IsNow(Variant variant, int position)
    {
        int begin = changes![position];
        if (changes[variant.Next + 1] - begin != variant.Changed.Length)
            return false;
        for (int i = 0; i < variant.Changed.Length; i++)
        {
            if (!variant.Changed[i].Equals(changed[begin + i]))
                return false;
        }
        return true;
    }

    /// <summary>A statement with other values of its params than at first.</summary>
    private sealed record Variant(StatementSyntax Statement, int Next, Token[] Changed, ParamFact[] Facts);
}
