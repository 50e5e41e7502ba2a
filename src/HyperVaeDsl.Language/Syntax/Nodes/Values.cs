using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A number, perhaps with a unit: 512, 40 epochs, 25%, 0.1 nats/dim.</summary>
public sealed class NumberSyntax(Token number, string unit, TextSpan span) : SyntaxNode
{
    /// <summary>The number as written (25% has the value 25).</summary>
    public double Value => number.Value;

    /// <summary>The number as a curve: a calculation with params where it is one, else its value.</summary>
    internal Curve Level => number.Level ?? new ConstantCurve(number.Value);

    /// <summary>Whether it is calculated from params, while it is looked at what they have an effect on.</summary>
    internal bool HasParams => number.Level != null;

    /// <summary>The number's characters.</summary>
    public string Written => number.Text;

    /// <summary>"epochs", "steps", "%", "nats/dim", "nats", or "" without a unit.</summary>
    public string Unit => unit;

    /// <inheritdoc />
    public override TextSpan Span => span;

    /// <inheritdoc />
    public override string Label => $"Number {number.Text}{(unit.Length == 0 ? "" : " " + unit)}";
}

/// <summary>A name or a word.</summary>
public sealed class WordSyntax(Token word) : SyntaxNode
{
    /// <summary>The word.</summary>
    public string Text => word.Text;

    /// <inheritdoc />
    public override TextSpan Span => word.Span;

    /// <inheritdoc />
    public override string Label => $"Word {word.Text}";
}

/// <summary>A range a..b; the end may be the word 'end'.</summary>
public sealed class RangeSyntax(NumberSyntax from, NumberSyntax? to, TextSpan span) : SyntaxNode
{
    /// <summary>Lower end.</summary>
    public NumberSyntax From => from;

    /// <summary>Upper end; null stands for 'end'.</summary>
    public NumberSyntax? To => to;

    /// <summary>The details of a finding about a reversed range: its ends may be swapped. Of an empty one nobody knows what is meant.</summary>
    internal DiagnosticDetails Swapped() => new()
    {
        Fixes = to == null || from.Value <= to.Value ? [] : [new Fix("Swap the ends of the range", [new TextChange(from.Span, to.Written), new TextChange(to.Span, from.Written)]) { Applicability = Applicability.Choice }],
    };

    /// <inheritdoc />
    public override TextSpan Span => span;

    /// <inheritdoc />
    public override string Label => "Range";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => to == null ? [from] : [from, to];
}

/// <summary>A named value in a statement, such as "weight beta_A" or "free_bits 0.1 nats/dim".</summary>
public sealed class OptionSyntax(Token name, SyntaxNode value) : SyntaxNode
{
    /// <summary>The option's name.</summary>
    public string Name => name.Text;

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan => name.Span;

    /// <summary>A number, a word or a schedule.</summary>
    public SyntaxNode Value => value;

    /// <inheritdoc />
    public override TextSpan Span => name.Span.To(value.Span);

    /// <inheritdoc />
    public override string Label => $"Option {name.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [value];
}
