using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>
/// A part of a property: a number, a comparison, or what is made of them. One grammar reads both, so that a parenthesis is read once; that
/// each stands where it can is for the binder to say.
/// </summary>
public abstract class FormulaSyntax : SyntaxNode
{
}

/// <summary>A number.</summary>
public sealed class FormulaNumberSyntax(NumberSyntax value) : FormulaSyntax
{
    /// <summary>The number.</summary>
    public NumberSyntax Value => value;

    /// <inheritdoc />
    public override TextSpan Span => value.Span;

    /// <inheritdoc />
    public override string Label => "Formula number";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];
}

/// <summary>A signal, the weight of a loss or the learning rate; after 'planned' its value before controllers.</summary>
public sealed class FormulaNameSyntax(Token? planned, WordSyntax name) : FormulaSyntax
{
    /// <summary>Whether 'planned' stands before it.</summary>
    public bool IsPlanned => planned != null;

    /// <summary>The name.</summary>
    public WordSyntax Name => name;

    /// <inheritdoc />
    public override TextSpan Span => planned is { } word ? word.Span.To(name.Span) : name.Span;

    /// <inheritdoc />
    public override string Label => planned == null ? "Formula name" : "Formula planned";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [name];
}

/// <summary>A function of values: min, max or abs.</summary>
public sealed class FormulaCallSyntax(Token word, IReadOnlyList<FormulaSyntax> operands, Token close) : FormulaSyntax
{
    /// <summary>min, max or abs.</summary>
    public string Function => word.Text;

    /// <summary>What it is of.</summary>
    public IReadOnlyList<FormulaSyntax> Operands => operands;

    /// <inheritdoc />
    public override TextSpan Span => word.Span.To(close.Span);

    /// <inheritdoc />
    public override string Label => $"Formula {word.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => operands;
}

/// <summary>Operands of one rank with the signs or words between them: a + b - c, a &lt;= b, p and q.</summary>
public sealed class FormulaChainSyntax(FormulaSyntax head, IReadOnlyList<FormulaOperandSyntax> tail) : FormulaSyntax
{
    /// <summary>The first operand.</summary>
    public FormulaSyntax Head => head;

    /// <summary>The others, one at least.</summary>
    public IReadOnlyList<FormulaOperandSyntax> Tail => tail;

    /// <inheritdoc />
    public override TextSpan Span => head.Span.To(tail[tail.Count - 1].Span);

    /// <inheritdoc />
    public override string Label => "Formula chain";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { head }.Concat(tail);
}

/// <summary>An operand with the sign or word before it.</summary>
public sealed class FormulaOperandSyntax(Token sign, FormulaSyntax value) : SyntaxNode
{
    /// <summary>+ - * / &lt; &lt;= &gt; &gt;= = and, or, implies.</summary>
    public Token Sign => sign;

    /// <summary>The operand.</summary>
    public FormulaSyntax Value => value;

    /// <inheritdoc />
    public override TextSpan Span => sign.Span.To(value.Span);

    /// <inheritdoc />
    public override string Label => $"Operand {sign.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];
}

/// <summary>- a, or not p.</summary>
public sealed class FormulaPrefixSyntax(Token sign, FormulaSyntax value) : FormulaSyntax
{
    /// <summary>- or not.</summary>
    public string Sign => sign.Text;

    /// <summary>What is negated.</summary>
    public FormulaSyntax Value => value;

    /// <inheritdoc />
    public override TextSpan Span => sign.Span.To(value.Span);

    /// <inheritdoc />
    public override string Label => $"Formula {sign.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];
}

/// <summary>( formula ).</summary>
public sealed class FormulaGroupSyntax(Token open, FormulaSyntax inner, Token close) : FormulaSyntax
{
    /// <summary>What stands in the parentheses.</summary>
    public FormulaSyntax Inner => inner;

    /// <inheritdoc />
    public override TextSpan Span => open.Span.To(close.Span);

    /// <inheritdoc />
    public override string Label => "Formula parentheses";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [inner];
}

/// <summary>a in low..high.</summary>
public sealed class FormulaRangeSyntax(FormulaSyntax value, RangeSyntax range) : FormulaSyntax
{
    /// <summary>What must lie in the range.</summary>
    public FormulaSyntax Value => value;

    /// <summary>The range.</summary>
    public RangeSyntax Range => range;

    /// <inheritdoc />
    public override TextSpan Span => value.Span.To(range.Span);

    /// <inheritdoc />
    public override string Label => "Formula range";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value, range];
}
