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

    /// <summary>What may stand in the braces of its statements.</summary>
    public IEnumerable<StatementTable> Bodies => entries.Values.Select(entry => entry.Body).OfType<StatementTable>();

    /// <summary>Words that may stand before the keyword of a statement: abstract, override, off.</summary>
    public IReadOnlyList<string> Modifiers { get; set; } = [];

    /// <summary>Reads a statement that begins with a name of the user's; null where only keywords may stand.</summary>
    public Reader<StatementSyntax>? Otherwise { get; init; }

    /// <summary>A statement without a block.</summary>
    /// <param name="keyword">Its first word.</param>
    /// <param name="parser">How it is read.</param>
    /// <param name="overriding">How it is read after 'override', where parts may be left out; null when nothing may.</param>
    public StatementTable With(string keyword, Parser<StatementSyntax> parser, Parser<StatementSyntax>? overriding = null)
    {
        entries.Add(keyword, new Entry(parser, overriding, null, null));
        return this;
    }

    /// <summary>
    /// A statement with a block: the header, then the body's statements. When the header is broken the body is still read, so that
    /// mistakes in it are reported too, and <paramref name="build"/> gets a null header.
    /// </summary>
    /// <param name="keyword">Its first word.</param>
    /// <param name="header">What follows up to the braces.</param>
    /// <param name="body">What may stand in the braces.</param>
    /// <param name="build">Makes the statement.</param>
    /// <param name="overriding">The header after 'override', where parts may be left out; null when nothing may.</param>
    public StatementTable WithBlock<THeader>(
        string keyword, Parser<THeader> header, StatementTable body, Func<Token, THeader?, IReadOnlyList<StatementSyntax>, StatementSyntax> build, Parser<THeader>? overriding = null)
        where THeader : class
    {
        body.Parent = this;
        // Where a line begins with a name of the user's, 'off' may be one.
        if (body.Otherwise == null && !body.Modifiers.Contains("off"))
            body.Modifiers = [.. body.Modifiers, "off"];
        if (body.Find("without") == null)
            body.With("without", Reuse.Without);
        // Beside any fact stands what is allowed of it.
        if (body.Find("allow") == null)
            body.With("allow", Control.Allow);
        entries.Add(keyword, new Entry(Whole(header), overriding == null ? null : Whole(overriding), body, (word, statements) => build(word, null, statements)));
        return this;

        Parser<StatementSyntax> Whole(Parser<THeader> head)
        {
            Parser<IReadOnlyList<StatementSyntax>> block = StatementList.Block(body);
            return from word in Tokens.Word(keyword)
                   from headed in head
                   from statements in block
                   select build(word, headed, statements);
        }
    }

    /// <summary>Facts of the form "keyword values".</summary>
    public StatementTable WithFacts(params string[] keywords)
    {
        foreach (string keyword in keywords)
        {
            Keyword word = new(keyword);
            entries.Add(keyword, new Entry(Cursor.Parser<StatementSyntax>((ref Cursor cursor) => cursor.Take(word) is { } first ? new FactSyntax(first, Values.ReadFacts(ref cursor)) : null), null, null, null));
        }
        return this;
    }

    /// <summary>The token that says which statement begins: the first one, or the one after a word such as 'override'.</summary>
    public Token KeywordAt(TokenInput input)
    {
        Token first = input.Token;
        return first.Kind == TokenKind.Word && Modifiers.Contains(first.Text) && ((TokenInput)input.Advance()).Token is { Kind: TokenKind.Word } next ? next : first;
    }

    public Entry? Find(string keyword) => entries.TryGetValue(keyword, out Entry? entry) ? entry : null;

    /// <summary>How to read one kind of statement.</summary>
    /// <param name="Parser">The whole statement.</param>
    /// <param name="Overriding">The whole statement after 'override', if it is read in another way then.</param>
    /// <param name="Body">What stands in its braces, if it has some.</param>
    /// <param name="Broken">Builds the statement when only its body could be read.</param>
    public sealed record Entry(Parser<StatementSyntax> Parser, Parser<StatementSyntax>? Overriding, StatementTable? Body, Func<Token, IReadOnlyList<StatementSyntax>, StatementSyntax>? Broken);
}
