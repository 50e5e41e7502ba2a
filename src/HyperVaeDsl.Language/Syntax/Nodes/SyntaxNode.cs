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
