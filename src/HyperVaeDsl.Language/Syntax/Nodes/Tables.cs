using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

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
    protected override TextSpan Words => First.Span.To(unit).To(entries[0]).To(entries[entries.Count - 1]).To(interpolated);

    /// <summary>Whether it is 'points': each entry says its way to the next one.</summary>
    public bool IsPoints => First.Text == "points";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { unit }.Concat(entries).Append(interpolated).OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => IsPoints ? "Points" : "Steps";
}

/// <summary>One row of a table.</summary>
public sealed class StepEntrySyntax(NumberSyntax time, NumberSyntax value, ShapeSyntax? shape) : SyntaxNode
{
    /// <summary>When.</summary>
    public NumberSyntax Time => time;

    /// <summary>What.</summary>
    public NumberSyntax Value => value;

    /// <summary>The way to the next row of 'points', linear when null.</summary>
    public ShapeSyntax? Shape => shape;

    /// <inheritdoc />
    public override TextSpan Span => time.Span.To(shape == null ? value.Span : shape.Span);

    /// <inheritdoc />
    public override string Label => "Entry";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => shape == null ? [time, value] : [time, value, shape];
}
