using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A node of the syntax tree: what was written, without judging it.</summary>
public abstract class SyntaxNode
{
    /// <summary>Where it stands.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>One line for tree dumps: the kind of node and its own words.</summary>
    public abstract string Label { get; }

    /// <summary>The nodes below it, in the order of the text.</summary>
    public virtual IEnumerable<SyntaxNode> Children => [];
}

/// <summary>A statement: one fact of the methodology.</summary>
public abstract class StatementSyntax(Token keyword) : SyntaxNode
{
    /// <summary>Its first word.</summary>
    public Token Keyword { get; } = keyword;

    /// <summary>From the first word to the end of the header.</summary>
    public override TextSpan Span => Children.Aggregate(Keyword.Span, (span, child) => child is StatementSyntax ? span : span.To(child.Span));

    /// <summary>The statement contains a mistake that was reported; conclusions from it would be noise.</summary>
    public bool IsBroken { get; internal set; }
}
