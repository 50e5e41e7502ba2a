using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>How a ramp gets from its start to its end: a word, perhaps with a parameter, perhaps 'raw'.</summary>
public sealed class ShapeSyntax(Token name, NumberSyntax? parameter, Token? raw) : SyntaxNode
{
    /// <summary>The shape's word.</summary>
    public string Name => name.Text;

    /// <summary>Exponent, power, scale, rate, steepness or number of steps; null for the usual one.</summary>
    public NumberSyntax? Parameter => parameter;

    /// <summary>Whether the formula is used as it is, without being made to start and end at the values written.</summary>
    public bool IsRaw => raw != null;

    internal ShapeSyntax AsRaw(Token word) => new(name, parameter, word);

    /// <inheritdoc />
    public override TextSpan Span => raw != null ? name.Span.To(raw.Span) : parameter != null ? name.Span.To(parameter.Span) : name.Span;

    /// <inheritdoc />
    public override string Label => $"Shape {name.Text}{(raw == null ? "" : " raw")}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => parameter == null ? [] : [parameter];
}
