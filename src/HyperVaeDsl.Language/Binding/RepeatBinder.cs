using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Lowers repetitions to one periodic curve. Only where a repetition differs from the one before, because it reads a signal or the value
/// that came before it, each is written out.
/// </summary>
internal sealed class RepeatBinder(ScheduleBinder schedules)
{
    /// <summary>The segments; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(RepeatSyntax repeat, ScheduleWindow window)
    {
        BindingContext context = schedules.Context;
        if (schedules.Lengths.Of(repeat.Body) is not { } period)
        {
            context.Report(Rules.PartWithoutLength, repeat.Body.Span, "It is not said how long one repetition takes. Write for example 'for 10 epochs' behind its last part.");
            return null;
        }
        if (double.IsNaN(period) || Times(repeat, period, window) is not { } times)
            return null;
        if (!schedules.Fits(period, repeat.Body.Span, "One repetition takes", window))
            return null;
        double length = repeat.Times == null ? window.Length : times * period;
        if (repeat.Times != null && !schedules.Fits(length, repeat.Times.Span, $"{Numbers.Format(times)} repetitions take", window))
            return null;
        bool fills = length >= window.Length * (1 - ScheduleBinder.RelativeTolerance);
        double end = fills ? window.End : window.Start + length;
        if (BindBody(repeat, window.Start, window.Start + period, window.Carried, window) is not { } body)
            return null;
        bool isAlike = !body.Any(segment => ReadsSignals(segment.Curve)) && !StartsFromCarried(repeat.Body);
        IReadOnlyList<Segment>? segments = times == 1 && fills ? body
            : isAlike ? [Periodic(body, period, window, end)]
            : Unroll(repeat, body, period, times, window with { End = end });
        if (segments != null && repeat.Times == null)
            WarnIfCut(repeat, period, segments[segments.Count - 1], window);
        return segments == null || fills ? segments : [.. segments, window.Next(end, window.End, segments[segments.Count - 1].LastLevel)];
    }

    private IReadOnlyList<Segment>? BindBody(RepeatSyntax repeat, double start, double end, Segment? carried, ScheduleWindow window)
    {
        ScheduleWindow own = window.Of(repeat.Body, start, end, carried, "one repetition") with { Jumps = window.Jumps };
        return schedules.Bind(own);
    }

    private Segment Periodic(IReadOnlyList<Segment> body, double period, ScheduleWindow window, double end)
    {
        // The joints inside are not seen any more once they are pieces of one curve.
        Joints.Check(window.Signal, body, schedules.Context.Diagnostics, fromStart: false);
        Piece[] pieces =
        [
            .. body.Select(segment => new Piece(
                segment.Start - window.Start,
                segment.Curve.IsSteady || segment.Origin.Equals(segment.Start) ? segment.Curve : new ClockCurve(segment.Curve, segment.Origin - segment.Start, 0, Holds: false))),
        ];
        return window.Segment(window.Start, end, new PeriodicCurve(period, pieces));
    }

    private List<Segment>? Unroll(RepeatSyntax repeat, IReadOnlyList<Segment> first, double period, int times, ScheduleWindow window)
    {
        if (times > ScheduleBinder.MostPeriods)
        {
            schedules.Context.Report(Rules.BadValue, repeat.Span, $"These are {Numbers.Format(times)} repetitions that are not alike, which is more than {Numbers.Format(ScheduleBinder.MostPeriods)}. Repeat a longer stretch.");
            return null;
        }
        List<Segment> segments = [.. first];
        for (int i = 1; i < times; i++)
        {
            double start = window.Start + i * period;
            if (BindBody(repeat, start, window.Start + (i + 1) * period, segments[segments.Count - 1], window) is not { } next)
                return null;
            segments.Add(next[0] with { IsDeclaredJump = true, SaysJump = false });
            segments.AddRange(next.Skip(1));
        }
        // The last repetition may be cut by the end.
        segments.RemoveAll(segment => segment.Start >= window.End);
        segments[segments.Count - 1] = segments[segments.Count - 1] with { End = window.End };
        return segments;
    }

    private int? Times(RepeatSyntax repeat, double period, ScheduleWindow window) => repeat.Times == null
        ? (int)Math.Min(int.MaxValue, Math.Ceiling(window.Length / period * (1 - ScheduleBinder.RelativeTolerance)))
        : schedules.Context.Whole(repeat.Times, 1, 1_000_000, "The number of repetitions");

    private void WarnIfCut(RepeatSyntax repeat, double period, Segment last, ScheduleWindow window)
    {
        double times = window.Length / period;
        if (Math.Abs(times - Math.Round(times)) > 1e-6)
            schedules.Context.Report(Rules.CutCycle, repeat.Body.Span, $"{window.OwnerAtStart} has {Numbers.Short(window.Length)} epochs, which is {Numbers.Short(times, 4)} repetitions of {Numbers.Short(period)}: the last one is cut short and ends at {Numbers.Short(ParamBox.Peek(last.Curve, () => last.Last))}. A repetition of {Numbers.Short(window.Length / Math.Max(1, Math.Round(times)))} epochs fits.", new DiagnosticDetails { Related = window.OwnerPlace });
    }

    private static bool ReadsSignals(Curve curve) => curve is ReferenceCurve || curve.Parts.Any(ReadsSignals);

    private static bool StartsFromCarried(SyntaxNode schedule) => schedule switch
    {
        HoldSyntax or RampSyntax { From: null } => true,
        SequenceSyntax sequence => StartsFromCarried(sequence.Parts[0]),
        _ => schedule.Children.Any(StartsFromCarried),
    };
}
