using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Lowers a written schedule to segments of a timeline. The clock of a schedule starts where its owner starts: at the phase for
/// an assignment, at 0 for a signal's own schedule.
/// </summary>
internal sealed class ScheduleBinder
{
    /// <summary>Durations that differ by less than this share are the same; 1/3 of a run is not a whole binary number.</summary>
    public const double RelativeTolerance = 1e-9;

    /// <summary>Growing cycles and repetitions that are unrolled have at most so many periods.</summary>
    public const int MostPeriods = 1000;

    private readonly SourceText text;
    private readonly RampBinder ramps;
    private readonly CycleBinder cycles;
    private readonly PolicyBinder policies;
    private readonly TableBinder tables;
    private readonly CombinatorBinder combinators;
    private readonly RepeatBinder repeats;
    private readonly ExpressionBinder expressions;

    public ScheduleBinder(BindingContext context, SourceText text)
    {
        this.text = text;
        Context = context;
        Shapes = new ShapeReader(context);
        Lengths = new LengthReader(context);
        ramps = new RampBinder(this);
        cycles = new CycleBinder(this);
        policies = new PolicyBinder(this);
        tables = new TableBinder(this);
        combinators = new CombinatorBinder(this);
        repeats = new RepeatBinder(this);
        expressions = new ExpressionBinder(this);
    }

    public BindingContext Context { get; }

    /// <summary>The text that is bound, for labels.</summary>
    public SourceText Text => text;

    public ShapeReader Shapes { get; }

    public LengthReader Lengths { get; }

    /// <summary>The plan of a signal that a schedule reads; null after reporting why there is none.</summary>
    public Func<WordSyntax, SignalTimeline?> PlanOf { get; set; } = _ => null;

    /// <summary>The segments of a schedule over [start, end); null after reporting a mistake.</summary>
    /// <param name="schedule">What is written.</param>
    /// <param name="start">Begin of its owner, in epochs.</param>
    /// <param name="end">End of its owner.</param>
    /// <param name="carried">What came before, if anything did.</param>
    /// <param name="owner">The owner in the words of a message, such as "phase Explore".</param>
    /// <param name="signal">The signal that it is for, for messages.</param>
    /// <param name="ownerSpan">Where the owner stands; null for the run.</param>
    public IReadOnlyList<Segment>? Bind(ScheduleSyntax schedule, double start, double end, Segment? carried, string owner, string signal, TextSpan? ownerSpan = null) =>
        Bind(new ScheduleWindow(schedule, start, end, carried, owner, text) { OwnerSpan = ownerSpan ?? Context.EpochsSpan, Signal = signal, Jumps = schedule.Jump != null });

    /// <summary>The segments of a schedule over its window; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(ScheduleWindow window) => window.Schedule switch
    {
        HoldSyntax => Carried(window) is { } value ? [window.Segment(window.Start, window.End, value)] : null,
        ContinueSyntax part => Refused(part),
        RampSyntax ramp => ramps.Bind(ramp, window),
        CycleSyntax cycle => cycles.Bind(cycle, window),
        WaveSyntax wave => cycles.Bind(wave, window),
        RestartsSyntax restarts => cycles.Bind(restarts, window),
        OneCycleSyntax cycle => policies.Bind(cycle, window),
        WarmupStableDecaySyntax decay => policies.Bind(decay, window),
        WarmupSyntax warmup => policies.Bind(warmup, window),
        NoiseSyntax noise => policies.Bind(noise, window),
        StepsSyntax steps => tables.Bind(steps, window),
        SequenceSyntax sequence => combinators.Bind(sequence, window),
        LimitedSyntax limited => combinators.Bind(limited, window),
        DelaySyntax delay => combinators.Bind(delay, window),
        StretchSyntax stretch => combinators.Bind(stretch, window),
        RepeatSyntax repeat => repeats.Bind(repeat, window),
        GroupSyntax group => Bind(window with { Schedule = group.Inner, Jumps = window.Jumps || group.Inner.Jump != null }),
        _ => expressions.Bind(window),
    };

    /// <summary>The value at the end of what came before; null after reporting that there is none.</summary>
    public Curve? Carried(ScheduleWindow window)
    {
        if (window.Carried == null)
            Context.Report(Rules.NothingToHold, window.Schedule.First.Span, $"There is no value before {window.Owner} to go on from. Write the value, for example '{Explicit(window.Schedule)}'.");
        return window.Carried?.LastLevel;
    }

    /// <summary>Whether a written length fits the window; else that is reported.</summary>
    public bool Fits(double length, TextSpan span, string what, ScheduleWindow window)
    {
        if (length <= window.Length * (1 + RelativeTolerance))
            return true;
        Context.Report(Rules.RampTooLong, span, $"{what} {Numbers.Short(length)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}. Shorten it to at most {Numbers.Short(window.Length)} epochs.", window.Beyond("what is written", length));
        return false;
    }

    private IReadOnlyList<Segment>? Refused(ContinueSyntax part)
    {
        Continuation.Refuse(part, Context);
        return null;
    }

    private static string Explicit(ScheduleSyntax schedule) =>
        schedule is RampSyntax ramp ? $"{ramp.First.Text} {Numbers.Short(ramp.To.Value / 2)} -> {Numbers.Format(ramp.To.Value)}" : "0.5";
}
