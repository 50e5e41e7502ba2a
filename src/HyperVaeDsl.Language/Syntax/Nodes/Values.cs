using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A number, perhaps with a unit: 512, 40 epochs, 25%, 0.1 nats/dim.</summary>
public sealed class NumberSyntax(in Token number, string unit, TextSpan span) : SyntaxNode
{
    // There are many numbers, and what they say is said elsewhere, too.
    private readonly object word = number.Word;

    /// <summary>The number as written (25% has the value 25). Who asks for that of a number that is calculated from params reads them, which they note.</summary>
    public double Value => (word as WrittenWord)?.Value ?? 0;

    /// <summary>The number as a curve: a calculation with params where it is one, else its value.</summary>
    internal Curve Level => (word as WrittenWord)?.Level ?? new ConstantCurve(Value);

    /// <summary>The number as what is compared or counted with.</summary>
    internal Methodologies.Quantity Quantity => Methodologies.Quantity.Of(Level);

    /// <summary>Whether it is calculated from params, while something is proved of all their values.</summary>
    internal bool HasParams => word is WrittenWord { Level: not null };

    /// <summary>The number's characters.</summary>
    public string Written => HasParams ? "" : word as string ?? ((WrittenWord)word).Text;

    /// <summary>"epochs", "steps", "%", "nats/dim", "nats", or "" without a unit.</summary>
    public string Unit => unit;

    /// <inheritdoc />
    public override TextSpan Span => span;

    /// <inheritdoc />
    public override string Label => $"Number {Written}{(unit.Length == 0 ? "" : " " + unit)}";
}

/// <summary>A name or a word.</summary>
public sealed class WordSyntax(in Token word) : SyntaxNode
{
    /// <summary>The word.</summary>
    public string Text { get; } = word.Text;

    /// <inheritdoc />
    public override TextSpan Span { get; } = word.Span;

    /// <inheritdoc />
    public override string Label => $"Word {Text}";
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
