using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers what joins, limits, delays and stretches other schedules.</summary>
internal sealed class CombinatorBinder(ScheduleBinder schedules)
{
    private BindingContext Context => schedules.Context;

    /// <summary>Parts one after another, each on a clock of its own.</summary>
    public IReadOnlyList<Segment>? Bind(SequenceSyntax sequence, ScheduleWindow window)
    {
        List<Segment> segments = [];
        double start = window.Start;
        Segment? carried = window.Carried;
        for (int i = 0; i < sequence.Parts.Count; i++)
        {
            ScheduleSyntax part = sequence.Parts[i];
            bool last = i + 1 == sequence.Parts.Count;
            double? length = last ? window.End - start : schedules.Lengths.Of(part);
            if (length == null)
                Context.Report(Rules.PartWithoutLength, part.Span, $"It is not said how long '{Short(part, window)}' takes before the next part begins. Write for example '{Short(part, window)} for 10 epochs then'.");
            if (length is not { } known || double.IsNaN(known) || !Follows(part, start, known, last, window))
                return null;
            double end = last || start + known > window.End - window.Length * ScheduleBinder.RelativeTolerance ? window.End : start + known;
            ScheduleWindow own = window.Of(part, start, end, carried, last ? null : "this part");
            if (i == 0)
                own = own with { Jumps = window.Jumps || own.Jumps };
            if (schedules.Bind(own) is not { } added)
                return null;
            segments.AddRange(added);
            carried = added[added.Count - 1];
            start = end;
        }
        return segments;
    }

    /// <summary>A part for some time, and its last value held if nothing follows.</summary>
    public IReadOnlyList<Segment>? Bind(LimitedSyntax limited, ScheduleWindow window)
    {
        if (Context.Duration(limited.Duration) is not { } duration || !schedules.Fits(duration, limited.Duration.Span, "This takes", window))
            return null;
        if (duration >= window.Length * (1 - ScheduleBinder.RelativeTolerance))
            return schedules.Bind(window with { Schedule = limited.Part });
        double end = window.Start + duration;
        if (schedules.Bind(window with { Schedule = limited.Part, End = end, Owner = "its 'for'" }) is not { } segments)
            return null;
        return [.. segments, window.Next(end, window.End, segments[segments.Count - 1].LastLevel)];
    }

    /// <summary>A part that begins later: it has its first value until then, and what it reads is read that much earlier.</summary>
    public IReadOnlyList<Segment>? Bind(DelaySyntax delay, ScheduleWindow window)
    {
        if (Context.Duration(delay.Duration) is not { } duration || !schedules.Fits(duration, delay.Duration.Span, "This delay takes", window))
            return null;
        if (duration >= window.Length * (1 - ScheduleBinder.RelativeTolerance))
        {
            Context.Report(Rules.RampTooLong, delay.Duration.Span, $"This delay takes all {Numbers.Short(window.Length)} epochs of {window.Owner}, so the schedule behind it never begins. Shorten it.", new DiagnosticDetails { Related = window.OwnerPlace });
            return null;
        }
        ScheduleWindow inner = window.Of(delay.Part, window.Start, window.End - duration, window.Carried) with { Late = window.Late + window.Slow * duration };
        if (schedules.Bind(inner with { Jumps = window.Jumps }) is not { } segments)
            return null;
        List<Segment> delayed = [];
        for (int i = 0; i < segments.Count; i++)
        {
            Segment segment = segments[i];
            double start = segment.Start + duration;
            double end = i + 1 == segments.Count ? window.End : segment.End + duration;
            if (segment.Curve.IsOnTheRun)
            {
                delayed.Add(segment with { Start = i == 0 ? window.Start : start, End = end, Curve = segment.Curve.Delayed(duration) });
                continue;
            }
            if (i == 0)
                delayed.Add(window.Segment(window.Start, start, segment.FirstLevel));
            Segment moved = segment with { Start = start, End = end, Origin = segment.Origin.Equals(segment.Start) ? start : segment.Origin + duration };
            delayed.Add(i == 0 ? moved with { IsDeclaredJump = false, SaysJump = false } : moved);
        }
        return delayed;
    }

    /// <summary>A part whose time runs slower.</summary>
    public IReadOnlyList<Segment>? Bind(StretchSyntax stretch, ScheduleWindow window)
    {
        if (Context.Real(stretch.Factor, 1e-6, 1e6, "The factor of a stretch") is not { } factor)
            return null;
        string owner = $"{window.Owner}, whose time runs {Numbers.Format(factor)} times slower here,";
        ScheduleWindow whole = window.Of(stretch.Part, window.Start / factor, window.End / factor, window.Carried, owner);
        ScheduleWindow inner = whole with { Jumps = window.Jumps, Slow = window.Slow * factor };
        if (schedules.Bind(inner) is not { } segments)
            return null;
        List<Segment> stretched = [];
        for (int i = 0; i < segments.Count; i++)
        {
            Segment segment = segments[i];
            double start = i == 0 ? window.Start : stretched[i - 1].End;
            double end = i + 1 == segments.Count ? window.End : segment.End * factor;
            double origin = segment.Curve.IsOnTheRun ? 0 : segment.Origin.Equals(segment.Start) ? start : segment.Origin * factor;
            stretched.Add(segment with { Start = start, End = end, Origin = origin, Curve = segment.Curve.Stretched(factor) });
        }
        return stretched;
    }

    private bool Follows(ScheduleSyntax part, double start, double length, bool last, ScheduleWindow window)
    {
        double left = window.End - start;
        double small = window.Length * ScheduleBinder.RelativeTolerance;
        string? mistake = left <= small ? $"Nothing is left for this part: the parts before it take all {Numbers.Short(window.Length)} epochs of {window.Owner}. Shorten one of them, or remove it."
            : !last && length > left + small ? $"The parts up to here take {Numbers.Short(start - window.Start + length)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}. Shorten one of them."
            : null;
        if (mistake != null)
            Context.Report(Rules.RampTooLong, part.Span, mistake, left > small ? window.Beyond("the parts", start - window.Start + length) : new DiagnosticDetails { Related = window.OwnerPlace });
        return mistake == null;
    }

    private static string Short(ScheduleSyntax part, ScheduleWindow window)
    {
        string label = window.Of(part, 0, 1, null).Segment(0, 1, new ConstantCurve(0)).Label;
        return label.Length <= 60 ? label : label.Substring(0, 57) + "...";
    }
}
