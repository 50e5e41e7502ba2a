namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>part then part ...</summary>
public sealed class SequenceSyntax(IReadOnlyList<ScheduleSyntax> parts) : ScheduleSyntax(parts[0].First)
{
    /// <summary>The parts, each perhaps with a 'jump' of its own; two at least.</summary>
    public IReadOnlyList<ScheduleSyntax> Parts => parts;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => parts;

    /// <inheritdoc />
    protected override string Name => "Sequence";
}

/// <summary>part for d: only so much of it.</summary>
public sealed class LimitedSyntax(ScheduleSyntax part, NumberSyntax duration) : ScheduleSyntax(part.First)
{
    /// <summary>What is limited.</summary>
    public ScheduleSyntax Part => part;

    /// <summary>How long it runs.</summary>
    public NumberSyntax Duration => duration;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [part, duration];

    /// <inheritdoc />
    protected override string Name => "For";
}

/// <summary>repeat (schedule) [n times].</summary>
public sealed class RepeatSyntax(Token first, ScheduleSyntax body, NumberSyntax? times) : ScheduleSyntax(first)
{
    /// <summary>What is repeated.</summary>
    public ScheduleSyntax Body => body;

    /// <summary>How often; null for as long as there is time.</summary>
    public NumberSyntax? Times => times;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => times == null ? [body] : [body, times];

    /// <inheritdoc />
    protected override string Name => "Repeat";
}

/// <summary>delay d part.</summary>
public sealed class DelaySyntax(Token first, NumberSyntax duration, ScheduleSyntax part) : ScheduleSyntax(first)
{
    /// <summary>How much later the part runs.</summary>
    public NumberSyntax Duration => duration;

    /// <summary>What is delayed.</summary>
    public ScheduleSyntax Part => part;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [duration, part];

    /// <inheritdoc />
    protected override string Name => "Delay";
}

/// <summary>stretch k part.</summary>
public sealed class StretchSyntax(Token first, NumberSyntax factor, ScheduleSyntax part) : ScheduleSyntax(first)
{
    /// <summary>How many times slower its time runs.</summary>
    public NumberSyntax Factor => factor;

    /// <summary>What is stretched.</summary>
    public ScheduleSyntax Part => part;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [factor, part];

    /// <inheritdoc />
    protected override string Name => "Stretch";
}
