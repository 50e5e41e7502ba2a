using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>How a signal runs: a constant or one of the operators.</summary>
public abstract class ScheduleSyntax(Token first) : SyntaxNode
{
    /// <summary>The word 'jump' in front, or null.</summary>
    public Token? Jump { get; internal set; }

    /// <summary>The operator's word, or the number of a constant.</summary>
    public Token First { get; } = first;

    /// <inheritdoc />
    public override TextSpan Span => Children.Aggregate(Jump == null ? First.Span : Jump.Span.To(First.Span), (span, child) => span.To(child.Span));

    /// <inheritdoc />
    public override string Label => (Jump == null ? "" : "Jump ") + Name;

    /// <summary>Name of the operator for tree dumps.</summary>
    protected abstract string Name { get; }
}

/// <summary>A constant.</summary>
public sealed class ConstantSyntax(NumberSyntax value, Token first) : ScheduleSyntax(first)
{
    /// <summary>The value.</summary>
    public NumberSyntax Value => value;

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

/// <summary>ramp [a] -> b [over d] [shape], or decay [a] -> b [over d].</summary>
public sealed class RampSyntax(Token first, NumberSyntax? from, NumberSyntax to, NumberSyntax? over, WordSyntax? shape) : ScheduleSyntax(first)
{
    /// <summary>Start, or null for the value carried over.</summary>
    public NumberSyntax? From => from;

    /// <summary>End.</summary>
    public NumberSyntax To => to;

    /// <summary>Length, or null for the whole phase.</summary>
    public NumberSyntax? Over => over;

    /// <summary>linear, cosine, smoothstep or exponential; null for the operator's own.</summary>
    public WordSyntax? Shape => shape;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, to, over, shape }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => First.Text == "decay" ? "Decay" : "Ramp";
}

/// <summary>cycle a -> b period d rise p [shape].</summary>
public sealed class CycleSyntax(Token first, NumberSyntax from, NumberSyntax to, NumberSyntax period, NumberSyntax rise, WordSyntax? shape) : ScheduleSyntax(first)
{
    /// <summary>Value at the start of each cycle.</summary>
    public NumberSyntax From => from;

    /// <summary>Value held after the rise.</summary>
    public NumberSyntax To => to;

    /// <summary>Length of a cycle.</summary>
    public NumberSyntax Period => period;

    /// <summary>Share of the cycle that rises, in percent.</summary>
    public NumberSyntax Rise => rise;

    /// <summary>Shape of the rise, linear when null.</summary>
    public WordSyntax? Shape => shape;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, to, period, rise, shape }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Cycle";
}

/// <summary>cosine_restarts a -> b period d [growth g].</summary>
public sealed class RestartsSyntax(Token first, NumberSyntax from, NumberSyntax to, NumberSyntax period, NumberSyntax? growth) : ScheduleSyntax(first)
{
    /// <summary>Value at each restart.</summary>
    public NumberSyntax From => from;

    /// <summary>Value at the end of each period.</summary>
    public NumberSyntax To => to;

    /// <summary>Length of the first period.</summary>
    public NumberSyntax Period => period;

    /// <summary>Factor from one period to the next, 1 when null.</summary>
    public NumberSyntax? Growth => growth;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, to, period, growth }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "CosineRestarts";
}

/// <summary>steps in epochs 0: a, 10: b [interpolated].</summary>
public sealed class StepsSyntax(Token first, WordSyntax unit, IReadOnlyList<StepEntrySyntax> entries, WordSyntax? interpolated) : ScheduleSyntax(first)
{
    /// <summary>Unit of the times.</summary>
    public WordSyntax Unit => unit;

    /// <summary>Times and values.</summary>
    public IReadOnlyList<StepEntrySyntax> Entries => entries;

    /// <summary>Whether values between entries lie on straight lines instead of being held.</summary>
    public bool IsInterpolated => interpolated != null;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { unit }.Concat(entries).Append(interpolated).OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Steps";
}

/// <summary>One row of a step table.</summary>
public sealed class StepEntrySyntax(NumberSyntax time, NumberSyntax value) : SyntaxNode
{
    /// <summary>When.</summary>
    public NumberSyntax Time => time;

    /// <summary>What.</summary>
    public NumberSyntax Value => value;

    /// <inheritdoc />
    public override TextSpan Span => time.Span.To(value.Span);

    /// <inheritdoc />
    public override string Label => "Entry";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [time, value];
}
