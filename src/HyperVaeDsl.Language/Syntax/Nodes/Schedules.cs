using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>How a signal runs: a constant, an operator, or a calculation with them.</summary>
public abstract class ScheduleSyntax(Token first) : SyntaxNode
{
    private int jumpStart = -1;
    private int jumpEnd;
    private int closeEnd = -1;

    /// <summary>Where the word 'jump' stands in front, or null.</summary>
    public TextSpan? Jump
    {
        get => jumpStart < 0 ? null : new TextSpan(jumpStart, jumpEnd);
        internal set => (jumpStart, jumpEnd) = value is { } span ? (span.Start, span.End) : (-1, -1);
    }

    /// <summary>The operator's word, or the number of a constant.</summary>
    public Token First { get; } = first;

    /// <summary>The end of the parenthesis that closes it, or null where it ends with its last part.</summary>
    public int? Close
    {
        get => closeEnd < 0 ? null : closeEnd;
        internal set => closeEnd = value ?? -1;
    }

    /// <inheritdoc />
    public override TextSpan Span
    {
        get
        {
            TextSpan span = jumpStart < 0 ? Words : new TextSpan(jumpStart, jumpEnd).To(Words);
            return closeEnd < 0 ? span : new TextSpan(span.Start, Math.Max(span.End, closeEnd));
        }
    }

    /// <summary>Where its own words stand: the first one and its parts.</summary>
    protected virtual TextSpan Words
    {
        get
        {
            TextSpan span = First.Span;
            foreach (SyntaxNode child in Children)
                span = span.To(child.Span);
            return span;
        }
    }

    /// <inheritdoc />
    public override string Label => (jumpStart < 0 ? "" : "Jump ") + Name;

    /// <summary>Name of the operator for tree dumps.</summary>
    protected abstract string Name { get; }
}

/// <summary>A constant.</summary>
public sealed class ConstantSyntax(NumberSyntax value, Token first) : ScheduleSyntax(first)
{
    /// <summary>The value.</summary>
    public NumberSyntax Value => value;

    /// <inheritdoc />
    protected override TextSpan Words => First.Span.To(value.Span);

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];

    /// <inheritdoc />
    protected override string Name => "Constant";
}

/// <summary>hold: the value carried over.</summary>
public sealed class HoldSyntax(Token first) : ScheduleSyntax(first)
{
    /// <inheritdoc />
    protected override string Name => "Hold";
}

/// <summary>continue: the schedule of the phase before goes on.</summary>
public sealed class ContinueSyntax(Token first) : ScheduleSyntax(first)
{
    /// <inheritdoc />
    protected override string Name => "Continue";
}

/// <summary>ramp [a] -> b [over d] [shape] [extends], or decay [a] -> b [over d].</summary>
public sealed class RampSyntax(Token first, NumberSyntax? from, NumberSyntax to, NumberSyntax? over, ShapeSyntax? shape, WordSyntax? extends) : ScheduleSyntax(first)
{
    /// <summary>Start, or null for the value carried over.</summary>
    public NumberSyntax? From => from;

    /// <summary>End.</summary>
    public NumberSyntax To => to;

    /// <summary>Length, or null for the whole phase.</summary>
    public NumberSyntax? Over => over;

    /// <summary>The way between; null for the operator's own.</summary>
    public ShapeSyntax? Shape => shape;

    /// <summary>The word 'extends', or null where the end is held.</summary>
    public WordSyntax? Extends => extends;

    /// <inheritdoc />
    protected override TextSpan Words => First.Span.To(from).To(to).To(over).To(shape).To(extends);

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, to, over, shape, extends }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => First.Text == "decay" ? "Decay" : "Ramp";
}
