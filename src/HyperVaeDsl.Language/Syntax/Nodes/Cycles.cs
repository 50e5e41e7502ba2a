namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>cycle a -> b (period d | count n) [rise p] [shape] [fall p [shape]] [growth g] [amplitude m] [offset d].</summary>
public sealed class CycleSyntax(Token first, NumberSyntax from, NumberSyntax to) : ScheduleSyntax(first)
{
    /// <summary>Value at the start of each cycle.</summary>
    public NumberSyntax From => from;

    /// <summary>Value held after the rise.</summary>
    public NumberSyntax To => to;

    /// <summary>Length of a cycle, the first one if they grow; null where the number of cycles is written.</summary>
    public NumberSyntax? Period { get; internal set; }

    /// <summary>How many cycles there are; null for as many as fit.</summary>
    public NumberSyntax? Count { get; internal set; }

    /// <summary>Share of the cycle that rises, in percent; what 'fall' leaves when null.</summary>
    public NumberSyntax? Rise { get; internal set; }

    /// <summary>Shape of the rise, linear when null.</summary>
    public ShapeSyntax? Shape { get; internal set; }

    /// <summary>Share of the cycle that falls at its end, in percent; null where the value drops back.</summary>
    public NumberSyntax? Fall { get; internal set; }

    /// <summary>Shape of the fall, linear when null.</summary>
    public ShapeSyntax? FallShape { get; internal set; }

    /// <summary>Factor of the length from one cycle to the next, 1 when null.</summary>
    public NumberSyntax? Growth { get; internal set; }

    /// <summary>Factor of the height from one cycle to the next, 1 when null.</summary>
    public NumberSyntax? Amplitude { get; internal set; }

    /// <summary>How far into the first cycle the schedule begins; at its begin when null.</summary>
    public NumberSyntax? Offset { get; internal set; }

    /// <inheritdoc />
    protected override Text.TextSpan Words =>
        First.Span.To(from).To(to).To(Period).To(Count).To(Rise).To(Shape).To(Fall).To(FallShape).To(Growth).To(Amplitude).To(Offset);

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children =>
        new SyntaxNode?[] { from, to, Period, Count, Rise, Shape, Fall, FallShape, Growth, Amplitude, Offset }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Cycle";
}

/// <summary>wave FORM lo -> hi period d [offset d].</summary>
public sealed class WaveSyntax(Token first, WordSyntax form, NumberSyntax low, NumberSyntax high, NumberSyntax period, NumberSyntax? offset) : ScheduleSyntax(first)
{
    /// <summary>sine, cosine, triangle, sawtooth, sawtooth_down or square.</summary>
    public WordSyntax Form => form;

    /// <summary>Smallest value.</summary>
    public NumberSyntax Low => low;

    /// <summary>Largest value.</summary>
    public NumberSyntax High => high;

    /// <summary>Length of a wave.</summary>
    public NumberSyntax Period => period;

    /// <summary>How far into the first wave the schedule begins.</summary>
    public NumberSyntax? Offset => offset;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { form, low, high, period, offset }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "Wave";
}

/// <summary>cosine_restarts a -> b period d [growth g] [amplitude m].</summary>
public sealed class RestartsSyntax(Token first, NumberSyntax from, NumberSyntax to, NumberSyntax period, NumberSyntax? growth, NumberSyntax? amplitude) : ScheduleSyntax(first)
{
    /// <summary>Value at each restart.</summary>
    public NumberSyntax From => from;

    /// <summary>Value at the end of each period.</summary>
    public NumberSyntax To => to;

    /// <summary>Length of the first period.</summary>
    public NumberSyntax Period => period;

    /// <summary>Factor from one period to the next, 1 when null.</summary>
    public NumberSyntax? Growth => growth;

    /// <summary>Factor of the height from one period to the next, 1 when null.</summary>
    public NumberSyntax? Amplitude => amplitude;

    /// <inheritdoc />
    protected override Text.TextSpan Words => First.Span.To(from).To(to).To(period).To(growth).To(amplitude);

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { from, to, period, growth, amplitude }.OfType<SyntaxNode>();

    /// <inheritdoc />
    protected override string Name => "CosineRestarts";
}
