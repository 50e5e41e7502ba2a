using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers the policies of the field: one cycle, warm-up/stable/decay, warm-ups in front of a schedule, and noise.</summary>
internal sealed class PolicyBinder(ScheduleBinder schedules)
{
    private BindingContext Context => schedules.Context;

    /// <summary>One cycle (Smith 2018): up to the peak, then down.</summary>
    public IReadOnlyList<Segment>? Bind(OneCycleSyntax cycle, ScheduleWindow window)
    {
        double? over = cycle.Over == null ? window.Length : Context.Duration(cycle.Over);
        double rise = cycle.Rise.Value / 100.0;
        if (rise is not (> 0 and < 1))
        {
            if (!double.IsNaN(rise))
                Context.Report(Rules.BadValue, cycle.Rise.Span, $"The rise takes more than 0% and less than 100% of the one cycle, not {Numbers.Format(cycle.Rise.Value)}%.");
            return null;
        }
        if (over == null || (cycle.Over != null && !schedules.Fits(over.Value, cycle.Over.Span, "This one_cycle takes", window)))
            return null;
        double up = over.Value * rise;
        double down = over.Value - up;
        return schedules.Shapes.Ramp(cycle.From.Level, cycle.Peak.Level, up, cycle.Shape, RampShape.Cosine, cycle) is { } first
            && schedules.Shapes.Ramp(cycle.Peak.Level, cycle.To.Level, down, cycle.Shape, RampShape.Cosine, cycle) is { } second
            ? window.Segments((up, first), (down, second))
            : null;
    }

    /// <summary>Warm-up, a stable stretch, decay (Hu et al. 2024).</summary>
    public IReadOnlyList<Segment>? Bind(WarmupStableDecaySyntax schedule, ScheduleWindow window)
    {
        double? over = schedule.Over == null ? window.Length : Context.Duration(schedule.Over);
        double? warmup = Context.Duration(schedule.Warmup);
        double? decay = Context.Duration(schedule.Decay);
        if (over == null || warmup == null || decay == null || (schedule.Over != null && !schedules.Fits(over.Value, schedule.Over.Span, "This warmup_stable_decay takes", window)))
            return null;
        double stable = over.Value - warmup.Value - decay.Value;
        if (stable < -over.Value * ScheduleBinder.RelativeTolerance)
        {
            Context.Report(Rules.RampTooLong, schedule.Warmup.Span.To(schedule.Decay.Span), $"Warm-up and decay take {Numbers.Short(warmup.Value + decay.Value)} epochs together, but there are only {Numbers.Short(over.Value)}. Shorten one of them.");
            return null;
        }
        return schedules.Shapes.Ramp(schedule.From.Level, schedule.Peak.Level, warmup.Value, null, RampShape.Linear, schedule) is { } first
            && schedules.Shapes.Ramp(schedule.Peak.Level, schedule.To.Level, decay.Value, schedule.Shape, RampShape.Linear, schedule) is { } last
            ? window.Segments((warmup.Value, first), (stable, schedule.Peak.Level), (decay.Value, last))
            : null;
    }

    /// <summary>A warm-up in front of a schedule, which begins behind it, or runs from the start and is multiplied by it.</summary>
    public IReadOnlyList<Segment>? Bind(WarmupSyntax warmup, ScheduleWindow window)
    {
        if (Context.Duration(warmup.Duration) is not { } duration || !schedules.Fits(duration, warmup.Duration.Span, "This warm-up takes", window))
            return null;
        if (duration >= window.Length * (1 - ScheduleBinder.RelativeTolerance))
        {
            Context.Report(Rules.RampTooLong, warmup.Duration.Span, $"This warm-up takes all {Numbers.Short(window.Length)} epochs of {window.Owner}, so nothing is left of what it warms up. Shorten it.");
            return null;
        }
        double turn = window.Start + duration;
        return warmup.Overlaps ? Overlapping(warmup, window, duration, turn) : Pushing(warmup, window, duration, turn);
    }

    /// <summary>Noise between two bounds.</summary>
    public IReadOnlyList<Segment>? Bind(NoiseSyntax noise, ScheduleWindow window)
    {
        double low = noise.Range.From.Value;
        double high = noise.Range.To!.Value;
        int? seed = Context.Whole(noise.Seed, 0, int.MaxValue, "The seed of noise");
        if (!(low < high))
        {
            if (!double.IsNaN(low) && !double.IsNaN(high))
                Context.Report(Rules.BadRange, noise.Range.Span, $"The range of this noise is {(low.Equals(high) ? "empty" : "reversed")}: its end must be above its start.", noise.Range.Swapped());
            return null;
        }
        if (double.IsInfinity(high - low))
        {
            Context.Report(Rules.BadRange, noise.Range.Span, "The range of this noise is wider than the numbers of double precision. Narrow it.");
            return null;
        }
        double cells = noise.IsPerEpoch ? 1 : Context.StepsPerEpoch;
        NormalSpread? spread = null;
        if (noise.Deviation != null && (spread = Spread(noise.Deviation, low, high)) == null)
            return null;
        return seed == null || cells == 0 ? null : [window.Segment(window.Start, window.End, new NoiseCurve(low, high, seed.Value, cells, spread))];
    }

    private NormalSpread? Spread(NumberSyntax deviation, double low, double high)
    {
        double most = NormalSpread.MostWidths * (high - low);
        if (double.IsNaN(deviation.Value))
            return null; // Its text was reported when it was read.
        if (deviation.Unit.Length == 0 && deviation.Value > 0 && deviation.Value <= most)
            return NormalSpread.Between(low, high, deviation.Value);
        string why = deviation.Value > most ? " Wider than that the noise is uniform: leave 'normal deviation' out." : "";
        Context.Report(Rules.BadValue, deviation.Span, $"The standard deviation of this noise is a number above 0 and at most {Numbers.Short(most)}, {Numbers.Format(NormalSpread.MostWidths)} times the width of its range, not {BindingContext.Shown(deviation)}.{why}");
        return null;
    }

    private IReadOnlyList<Segment>? Pushing(WarmupSyntax warmup, ScheduleWindow window, double duration, double turn)
    {
        if (schedules.Bind(window.Of(warmup.Part, turn, window.End, null)) is not { } pushed)
            return null;
        if (schedules.Shapes.Ramp(warmup.From?.Level ?? new ConstantCurve(0), pushed[0].FirstLevel, duration, warmup.Shape, RampShape.Linear, warmup) is not { } ramp)
            return null;
        return [window.Segment(window.Start, turn, ramp), pushed[0] with { IsDeclaredJump = false, SaysJump = false }, .. pushed.Skip(1)];
    }

    private IReadOnlyList<Segment>? Overlapping(WarmupSyntax warmup, ScheduleWindow window, double duration, double turn)
    {
        if (schedules.Bind(window.Of(warmup.Part, window.Start, window.End, null)) is not { } whole)
            return null;
        double first = whole[0].First;
        double share = (warmup.From?.Value ?? 0) / first;
        if (first == 0 || double.IsInfinity(share))
        {
            Context.Report(Rules.WarmupOfZero, warmup.Part.Span, $"This schedule starts at {Numbers.Short(first)}, and an overlapping warm-up multiplies it by shares of its first value. Start it above 0, or write 'pushing'.", new DiagnosticDetails { Notes = ["'pushing' lets the schedule begin after the warm-up, which rises to its first value; 'overlapping' lets both run at once and multiplies them."] });
            return null;
        }
        if (schedules.Shapes.Ramp(new ConstantCurve(share), new ConstantCurve(1), duration, warmup.Shape, RampShape.Linear, warmup) is not { } ramp)
            return null;
        Curve factor = new ClockCurve(ramp, window.Start, window.Start, Holds: false);
        List<Segment> segments = [];
        foreach (Segment segment in whole)
        {
            double low = Math.Max(segment.Start, window.Start);
            double middle = Math.Min(segment.End, turn);
            if (low < middle)
                segments.Add(segment with { End = middle, Curve = new BinaryCurve(BinaryOperation.Multiply, segment.OnTheRun, factor), Origin = 0, Words = window.Segment(low, middle, segment.Curve).Label });
            if (segment.End > turn)
                segments.Add(segment.Start >= turn ? segment : segment with { Start = turn, IsDeclaredJump = false, SaysJump = false });
        }
        segments[0] = segments[0] with { IsDeclaredJump = window.Jumps, SaysJump = window.Jumps };
        return segments;
    }
}
