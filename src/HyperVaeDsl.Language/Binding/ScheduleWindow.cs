using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>A schedule and the stretch of time that it has to fill.</summary>
/// <param name="Schedule">What is written.</param>
/// <param name="Start">Begin, in epochs of the clock that it runs on.</param>
/// <param name="End">End.</param>
/// <param name="Carried">What came before, whose last value is gone on from; null if nothing did.</param>
/// <param name="Owner">The owner in the words of a message, such as "phase Explore".</param>
/// <param name="Text">The text, for labels.</param>
internal readonly record struct ScheduleWindow(ScheduleSyntax Schedule, double Start, double End, Segment? Carried, string Owner, SourceText Text)
{
    /// <summary>The signal that the schedule is for, for messages.</summary>
    public string Signal { get; init; } = "";

    /// <summary>Whether 'jump' is written in front.</summary>
    public bool Jumps { get; init; }

    /// <summary>The time of the run is that of the clock times this, plus <see cref="Late"/>: behind 'stretch' and 'delay' they differ.</summary>
    public double Slow { get; init; } = 1;

    /// <summary>See <see cref="Slow"/>.</summary>
    public double Late { get; init; }

    /// <summary>Where the owner is written; null where it is not known.</summary>
    public TextSpan? OwnerSpan { get; init; }

    public double Length => End - Start;

    public string OwnerAtStart => char.ToUpperInvariant(Owner[0]) + Owner.Substring(1);

    /// <summary>A time of the clock as one of the run.</summary>
    public double OnTheRun(double time) => time * Slow + Late;

    /// <summary>A segment that carries the schedule's words, and its 'jump' if it has one.</summary>
    public Segment Segment(double start, double end, Curve curve) => new(start, end, curve, Jumps, Jumps, null, Schedule.Span) { Text = Text };

    /// <summary>A segment that goes on from the one before it.</summary>
    public Segment Next(double start, double end, Curve curve) => new(start, end, curve, false, false, null, Schedule.Span) { Text = Text };

    /// <summary>A segment that may start with any value, because its operator says so.</summary>
    public Segment Restart(double start, double end, Curve curve) => new(start, end, curve, true, false, null, Schedule.Span) { Text = Text };

    /// <summary>Curves one after another from the start, and the last value held to the end.</summary>
    public IReadOnlyList<Segment> Segments(params (double Length, Curve Curve)[] curves)
    {
        List<Segment> segments = [];
        double start = Start;
        double small = Length * ScheduleBinder.RelativeTolerance;
        foreach ((double length, Curve curve) in curves)
        {
            if (length <= small || start >= End - small)
                continue;
            double end = start + length >= End - small ? End : start + length;
            segments.Add(segments.Count == 0 ? Segment(start, end, curve) : Next(start, end, curve));
            start = end;
        }
        if (start < End - small)
            segments.Add(Next(start, End, segments[segments.Count - 1].LastLevel));
        return segments;
    }

    /// <summary>The details of a finding about what takes more time than there is: the owner, and what takes the time below it.</summary>
    public DiagnosticDetails Beyond(string what, double length) => new() { Related = OwnerPlace, Picture = Picture(what, length) };

    /// <summary>The owner as another place of a finding.</summary>
    public IReadOnlyList<RelatedLocation> OwnerPlace => OwnerSpan is { } place ? [new RelatedLocation(place, Owner)] : [];

    private string Picture(string what, double length)
    {
        TimelineBar part = new(what, OnTheRun(Start), OnTheRun(Start + length));
        TimelineBar owner = new(Owner, OnTheRun(Start), OnTheRun(End));
        return TimelineBand.Draw([owner, part], owner.End, new TimelineBar("does not fit", owner.End, part.End));
    }

    /// <summary>The window of a part of this schedule.</summary>
    public ScheduleWindow Of(ScheduleSyntax part, double start, double end, Segment? carried, string? owner = null) =>
        this with { Schedule = part, Start = start, End = end, Carried = carried, Owner = owner ?? Owner, Jumps = part.Jump != null };
}
