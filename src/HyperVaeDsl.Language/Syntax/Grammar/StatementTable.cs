using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The statements that may stand in a block, by their first word.</summary>
/// <param name="where">The block in the words of a message, such as "a phase".</param>
internal sealed class StatementTable(string where)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public string Where { get; } = where;

    /// <summary>The statements of the block around this one.</summary>
    public StatementTable? Parent { get; private set; }

    /// <summary>How many braces are open in the block.</summary>
    public int Depth => Parent == null ? 0 : Parent.Depth + 1;

    public IReadOnlyCollection<string> Keywords => entries.Keys;

    /// <summary>Reads a statement that begins with a name of the user's; null where only keywords may stand.</summary>
    public Parser<StatementSyntax>? Otherwise { get; init; }

    public StatementTable With(string keyword, Parser<StatementSyntax> parser)
    {
        entries.Add(keyword, new Entry(parser, null, null));
        return this;
    }

    /// <summary>
    /// A statement with a block: the header, then the body's statements. When the header is broken the body is still read, so that
    /// mistakes in it are reported too, and <paramref name="build"/> gets a null header.
    /// </summary>
    public StatementTable WithBlock<THeader>(string keyword, Parser<THeader> header, StatementTable body, Func<Token, THeader?, IReadOnlyList<StatementSyntax>, StatementSyntax> build)
        where THeader : class
    {
        body.Parent = this;
        Parser<StatementSyntax> parser =
            from word in Tokens.Word(keyword)
            from head in header
            from statements in StatementList.Block(body)
            select build(word, head, statements);
        entries.Add(keyword, new Entry(parser, body, (word, statements) => build(word, null, statements)));
        return this;
    }

    /// <summary>Facts of the form "keyword values".</summary>
    public StatementTable WithFacts(params string[] keywords)
    {
        foreach (string keyword in keywords)
        {
            entries.Add(keyword, new Entry(
                from word in Tokens.Word(keyword)
                from values in Values.Fact.Many()
                select new FactSyntax(word, [.. values]),
                null,
                null));
        }
        return this;
    }

    public Entry? Find(string keyword) => entries.TryGetValue(keyword, out Entry? entry) ? entry : null;

    /// <summary>How to read one kind of statement.</summary>
    /// <param name="Parser">The whole statement.</param>
    /// <param name="Body">What stands in its braces, if it has some.</param>
    /// <param name="Broken">Builds the statement when only its body could be read.</param>
    public sealed record Entry(Parser<StatementSyntax> Parser, StatementTable? Body, Func<Token, IReadOnlyList<StatementSyntax>, StatementSyntax>? Broken);
}
