namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>one_cycle a -> peak -> b [over d] rise p [shape].</summary>
public sealed class OneCycleSyntax(Token first, NumberSyntax from, NumberSyntax peak, NumberSyntax to, NumberSyntax? over, NumberSyntax rise, ShapeSyntax? shape) : ScheduleSyntax(first)
{
    /// <summary>Value at the start.</summary>
    public NumberSyntax From => from;

    /// <summary>Value at the end of the rise.</summary>
    public NumberSyntax Peak => peak;

    /// <summary>Value at the end.</summary>
    public NumberSyntax To => to;

    /// <summary>Length, or null for the whole window.</summary>
    public NumberSyntax? Over => over;

    /// <summary>Share that rises, in percent.</summary>
    public NumberSyntax Rise => rise;

    /// <summary>Shape of both parts, cosine when null.</summary>
    public ShapeSyntax? Shape => shape;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, peak, to, over, rise, shape }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "OneCycle";
}

/// <summary>warmup_stable_decay a -> peak -> b [over d] warmup d decay d [shape].</summary>
public sealed class WarmupStableDecaySyntax(Token first, NumberSyntax from, NumberSyntax peak, NumberSyntax to, NumberSyntax? over, NumberSyntax warmup, NumberSyntax decay, ShapeSyntax? shape) : ScheduleSyntax(first)
{
    /// <summary>Value at the start.</summary>
    public NumberSyntax From => from;

    /// <summary>Value between warm-up and decay.</summary>
    public NumberSyntax Peak => peak;

    /// <summary>Value at the end.</summary>
    public NumberSyntax To => to;

    /// <summary>Length, or null for the whole window.</summary>
    public NumberSyntax? Over => over;

    /// <summary>Length of the warm-up.</summary>
    public NumberSyntax Warmup => warmup;

    /// <summary>Length of the decay.</summary>
    public NumberSyntax Decay => decay;

    /// <summary>Shape of the decay, linear when null.</summary>
    public ShapeSyntax? Shape => shape;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, peak, to, over, warmup, decay, shape }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "WarmupStableDecay";
}

/// <summary>warmup d [from a] [shape] (pushing | overlapping) part.</summary>
public sealed class WarmupSyntax(Token first, NumberSyntax duration, NumberSyntax? from, ShapeSyntax? shape, WordSyntax manner, ScheduleSyntax part) : ScheduleSyntax(first)
{
    /// <summary>Length of the warm-up.</summary>
    public NumberSyntax Duration => duration;

    /// <summary>Value at its start, 0 when null.</summary>
    public NumberSyntax? From => from;

    /// <summary>Its shape, linear when null.</summary>
    public ShapeSyntax? Shape => shape;

    /// <summary>Whether the schedule runs from the start; else it begins after the warm-up.</summary>
    public bool Overlaps => manner.Text == "overlapping";

    /// <summary>What is warmed up.</summary>
    public ScheduleSyntax Part => part;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { duration, from, shape, manner, part }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Warmup";
}

/// <summary>noise a..b [normal deviation s] seed n [per step | per epoch].</summary>
public sealed class NoiseSyntax(Token first, RangeSyntax range, NumberSyntax? deviation, NumberSyntax seed, WordSyntax? per) : ScheduleSyntax(first)
{
    /// <summary>The values.</summary>
    public RangeSyntax Range => range;

    /// <summary>The standard deviation of normal noise; null for uniform noise.</summary>
    public NumberSyntax? Deviation => deviation;

    /// <summary>The seed.</summary>
    public NumberSyntax Seed => seed;

    /// <summary>Whether a value is held for an epoch; else for a step.</summary>
    public bool IsPerEpoch => per?.Text == "epoch";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { range, deviation, seed, per }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Noise";
}
