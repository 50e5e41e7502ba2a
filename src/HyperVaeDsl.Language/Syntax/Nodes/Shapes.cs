using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>How a ramp gets from its start to its end: a word, perhaps with a parameter, perhaps 'raw'.</summary>
public sealed class ShapeSyntax(in Token name, NumberSyntax? parameter, TextSpan? raw, NumberSyntax? warp = null) : SyntaxNode
{
    /// <summary>The shape's word.</summary>
    public string Name { get; } = name.Text;

    /// <summary>Exponent, power, scale, rate, steepness or number of steps; null for the usual one.</summary>
    public NumberSyntax? Parameter => parameter;

    /// <summary>The power of the time; null for time as it is.</summary>
    public NumberSyntax? Warp => warp;

    /// <summary>Whether the formula is used as it is, without being made to start and end at the values written.</summary>
    public bool IsRaw { get; } = raw != null;

    /// <inheritdoc />
    public override TextSpan Span { get; } = name.Span.To(parameter).To(raw ?? name.Span).To(warp);

    /// <inheritdoc />
    public override string Label => $"Shape {Name}{(IsRaw ? " raw" : "")}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new[] { parameter, warp }.OfType<SyntaxNode>();
}
