using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>The planned value of another signal.</summary>
public sealed class ReferenceSyntax(Token name) : ScheduleSyntax(name)
{
    /// <summary>Its name.</summary>
    public WordSyntax Signal { get; } = new(name);

    /// <inheritdoc />
    protected override string Name => $"Reference {First.Text}";
}

/// <summary>a + b - c ..., or a * b / c ...</summary>
public sealed class ArithmeticSyntax(ScheduleSyntax head, IReadOnlyList<OperandSyntax> tail) : ScheduleSyntax(head.First)
{
    /// <summary>The first operand.</summary>
    public ScheduleSyntax Head => head;

    /// <summary>The others with the signs before them.</summary>
    public IReadOnlyList<OperandSyntax> Tail => tail;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { head }.Concat(tail);

    /// <inheritdoc />
    protected override string Name => tail[0].Sign is "+" or "-" ? "Sum" : "Product";
}

/// <summary>An operand with the sign before it.</summary>
public sealed class OperandSyntax(Token sign, ScheduleSyntax value) : SyntaxNode
{
    /// <summary>+ - * or /.</summary>
    public string Sign => sign.Text;

    /// <summary>The operand.</summary>
    public ScheduleSyntax Value => value;

    /// <inheritdoc />
    public override TextSpan Span => sign.Span.To(value.Span);

    /// <inheritdoc />
    public override string Label => $"Operand {sign.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];
}

/// <summary>- a.</summary>
public sealed class NegationSyntax(Token sign, ScheduleSyntax value) : ScheduleSyntax(sign)
{
    /// <summary>What is negated.</summary>
    public ScheduleSyntax Value => value;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];

    /// <inheritdoc />
    protected override string Name => "Negation";
}

/// <summary>( schedule ).</summary>
public sealed class GroupSyntax(Token open, ScheduleSyntax inner) : ScheduleSyntax(open)
{
    /// <summary>What stands in the parentheses.</summary>
    public ScheduleSyntax Inner => inner;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [inner];

    /// <inheritdoc />
    protected override string Name => "Parentheses";
}

/// <summary>min(a, b, ...) or max(a, b, ...).</summary>
public sealed class ExtremeSyntax(Token first, IReadOnlyList<ScheduleSyntax> operands) : ScheduleSyntax(first)
{
    /// <summary>What is compared.</summary>
    public IReadOnlyList<ScheduleSyntax> Operands => operands;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => operands;

    /// <inheritdoc />
    protected override string Name => First.Text == "min" ? "Min" : "Max";
}

/// <summary>clamp(a, low..high).</summary>
public sealed class ClampSyntax(Token first, ScheduleSyntax value, RangeSyntax range) : ScheduleSyntax(first)
{
    /// <summary>What is limited.</summary>
    public ScheduleSyntax Value => value;

    /// <summary>Its limits.</summary>
    public RangeSyntax Range => range;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value, range];

    /// <inheritdoc />
    protected override string Name => "Clamp";
}

/// <summary>quantise(a, step).</summary>
public sealed class QuantiseSyntax(Token first, ScheduleSyntax value, NumberSyntax step) : ScheduleSyntax(first)
{
    /// <summary>What is rounded.</summary>
    public ScheduleSyntax Value => value;

    /// <summary>The step.</summary>
    public NumberSyntax Step => step;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value, step];

    /// <inheritdoc />
    protected override string Name => "Quantise";
}
