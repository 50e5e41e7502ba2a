using HyperVaeDsl.Language.Syntax.Grammar;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Where a statement stands among the tokens of its file. All places are indices of tokens.</summary>
/// <param name="table">The statements of the block that it stands in; null in a block of which nothing is known.</param>
/// <param name="parent">The statement around it, or null.</param>
/// <param name="first">Its first token, which may be a word such as 'override'.</param>
/// <param name="keyword">The token that says which statement it is.</param>
/// <param name="headerEnd">The token behind its header.</param>
internal sealed class StatementPlace(StatementTable? table, StatementPlace? parent, int first, int keyword, int headerEnd)
{
    public StatementTable? Table => table;

    public StatementPlace? Parent => parent;

    public int First => first;

    public int Keyword => keyword;

    public int HeaderEnd { get; } = headerEnd;

    /// <summary>Its '{', or -1.</summary>
    public int Open { get; set; } = -1;

    /// <summary>Its '}', or -1 where it has none or it is missing.</summary>
    public int Close { get; set; } = -1;

    /// <summary>The token behind all of it.</summary>
    public int End { get; set; } = headerEnd;

    /// <summary>What stands in its braces.</summary>
    public List<StatementPlace> Children { get; } = [];
}
