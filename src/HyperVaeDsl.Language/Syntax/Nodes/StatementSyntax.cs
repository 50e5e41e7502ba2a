using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A statement: one fact of the methodology.</summary>
public abstract class StatementSyntax(Token keyword) : SyntaxNode
{
    // There are many statements, and few of them have these; where the tokens are those that were read, their places say which.
    private object? modifier;
    private readonly object? merged;
    private object? source;
    private int first;
    private int end;

    /// <summary>Its first word.</summary>
    public Token Keyword { get; } = keyword;

    /// <summary>From the first word to the end of the header.</summary>
    public override TextSpan Span => Merged ?? Children.Aggregate(Keyword.Span, (span, child) => child is StatementSyntax ? span : span.To(child.Span));

    /// <summary>The statement contains a mistake that was reported; conclusions from it would be noise.</summary>
    public bool IsBroken { get; internal set; }

    /// <summary>The word before the keyword: abstract, override or off; null without one.</summary>
    public Token? Modifier
    {
        get => (Token?)modifier;
        internal set => modifier = value;
    }

    /// <summary>What is allowed of it, behind it on its line.</summary>
    public IReadOnlyList<AllowSyntax> Allows { get; internal set; } = [];

    /// <summary>
    /// The name by which a statement of an heir finds this one; null when all statements of the keyword are one thing (the facts,
    /// the rules of a controller). It is the word after the keyword, unless a node knows better.
    /// </summary>
    public virtual string? MergeName => Children.FirstOrDefault() is WordSyntax name ? name.Text : null;

    /// <summary>The tokens of its header, in the order of the text, without the word before the keyword.</summary>
    internal IReadOnlyList<Token> Tokens
    {
        get => source is TokenList list ? list.Slice(first, end) : source as IReadOnlyList<Token> ?? [];
        set => source = value;
    }

    /// <summary>All of its header, with the word before the keyword.</summary>
    internal TextSpan Header => (Modifier ?? Keyword).Span.To(Tokens is { Count: > 0 } tokens ? tokens[tokens.Count - 1].Span : Span);

    /// <summary>Where the statement stands that changed an inherited one: parts of a merged node may lie in several files.</summary>
    internal TextSpan? Merged
    {
        get => (TextSpan?)merged;
        init => merged = value;
    }

    /// <summary>Says which of the tokens that were read are those of its header.</summary>
    internal void TakeTokens(TokenList tokens, int from, int to) => (source, first, end) = (tokens, from, to);

    /// <summary>The same statement, to be marked in another way: what was read stays as it was.</summary>
    internal StatementSyntax Copy() => (StatementSyntax)MemberwiseClone();

    /// <summary>The statements that it stands for, where one declares or assigns several signals alike.</summary>
    internal virtual IEnumerable<StatementSyntax> Each() => [this];

    /// <summary>What the statement is when it overrides an inherited one; statements that say everything replace it.</summary>
    internal virtual StatementSyntax Over(StatementSyntax inherited) => this;

    /// <summary>Whether another statement is written with the same words.</summary>
    internal bool SaysAsMuchAs(StatementSyntax other) =>
        Tokens.Count > 0 && Tokens.Select(token => token.Text).SequenceEqual(other.Tokens.Select(token => token.Text));

    /// <summary>The tokens of one of its parts.</summary>
    internal IEnumerable<Token> TokensOf(SyntaxNode? part) =>
        part == null ? [] : Tokens.Where(token => token.Span.Start >= part.Span.Start && token.Span.End <= part.Span.End);
}
