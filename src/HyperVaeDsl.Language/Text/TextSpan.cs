namespace HyperVaeDsl.Language.Text;

/// <summary>A stretch of characters [Start, End) of a source text.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="End">Offset after the last character.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>The same stretch, further on.</summary>
    public TextSpan Moved(int by) => new(Start + by, End + by);

    /// <summary>The smallest span that holds both.</summary>
    public TextSpan To(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The smallest span that holds both; this one where there is no other.</summary>
    internal TextSpan To(Syntax.Nodes.SyntaxNode? node) => node == null ? this : To(node.Span);
}

/// <summary>A place in a text for people: line and column, both from 1, columns in UTF-16 units.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct LinePosition(int Line, int Column);
