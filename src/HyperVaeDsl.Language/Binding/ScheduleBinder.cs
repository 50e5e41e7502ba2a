using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Lowers a written schedule to segments of a timeline. The clock of a schedule starts where its owner starts: at the phase for
/// an assignment, at 0 for a signal's own schedule.
/// </summary>
internal sealed class ScheduleBinder(BindingContext context, SourceText text)
{
    /// <summary>Durations that differ by less than this share are the same; 1/3 of a run is not a whole binary number.</summary>
    public const double RelativeTolerance = 1e-9;

    private const int MostPeriods = 1000;

    /// <summary>The segments of a schedule over [start, end); null after reporting a mistake.</summary>
    /// <param name="schedule">What is written.</param>
    /// <param name="start">Begin of its owner, in epochs.</param>
    /// <param name="end">End of its owner.</param>
    /// <param name="carried">Value at the end of what came before, if anything came before.</param>
    /// <param name="owner">The owner in the words of a message, such as "phase Explore".</param>
    public IReadOnlyList<Segment>? Bind(ScheduleSyntax schedule, double start, double end, double? carried, string owner)
    {
        ScheduleWindow window = new(schedule, start, end, carried, owner, text);
        return schedule switch
        {
            ConstantSyntax constant => [window.Segment(start, end, new ConstantCurve(constant.Value.Value))],
            HoldSyntax => Carried(window) is { } value ? [window.Segment(start, end, new ConstantCurve(value))] : null,
            RampSyntax ramp => Ramp(ramp, window),
            CycleSyntax cycle => Cycle(cycle, window),
            RestartsSyntax restarts => Restarts(restarts, window),
            StepsSyntax steps => new StepTableBinder(context).Bind(steps, window),
            _ => throw new InvalidOperationException(),
        };
    }

    private IReadOnlyList<Segment>? Ramp(RampSyntax ramp, ScheduleWindow window)
    {
        double? from = ramp.From?.Value ?? Carried(window);
        double? duration = ramp.Over == null ? window.Length : context.Duration(ramp.Over);
        RampShape shape = ramp.First.Text == "decay" ? RampShape.Exponential : ShapeOf(ramp.Shape);
        if (from == null || duration == null || !CheckExponential(shape, from.Value, ramp.To.Value, ramp) || !CheckSpread(shape, from.Value, ramp.To.Value, ramp))
            return null;
        RampCurve curve = new(from.Value, ramp.To.Value, duration.Value, shape);
        if (duration > window.Length * (1 + RelativeTolerance))
        {
            context.Report(
                Rules.RampTooLong,
                ramp.Over!.Span,
                $"This {ramp.First.Text} takes {Numbers.Short(duration.Value)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}: it would end at {Numbers.Short(curve.At(window.Length))} instead of {Numbers.Format(curve.To)}. Shorten it to at most {Numbers.Short(window.Length)} epochs, or leave 'over' out to use the whole of it.");
            return null;
        }
        double turn = window.Start + duration.Value;
        if (turn >= window.End - window.Length * RelativeTolerance)
            return [window.Segment(window.Start, window.End, curve with { Duration = window.Length })];
        return
        [
            window.Segment(window.Start, turn, curve),
            window.Segment(turn, window.End, new ConstantCurve(curve.To)) with { IsDeclaredJump = false, SaysJump = false },
        ];
    }

    private IReadOnlyList<Segment>? Cycle(CycleSyntax cycle, ScheduleWindow window)
    {
        double? period = context.Duration(cycle.Period);
        double rise = cycle.Rise.Value / 100.0;
        RampShape shape = ShapeOf(cycle.Shape);
        if (rise is <= 0 or > 1)
        {
            context.Report(Rules.BadValue, cycle.Rise.Span, $"The rise takes more than 0% and at most 100% of a cycle, not {Numbers.Format(cycle.Rise.Value)}%.");
            return null;
        }
        if (period == null || !CheckExponential(shape, cycle.From.Value, cycle.To.Value, cycle) || !CheckSpread(shape, cycle.From.Value, cycle.To.Value, cycle) || !CheckPeriod(cycle, cycle.Period, period.Value, window))
            return null;
        double cycles = window.Length / period.Value;
        if (Math.Abs(cycles - Math.Round(cycles)) > 1e-6)
        {
            context.Report(
                Rules.CutCycle,
                cycle.Period.Span,
                $"{window.OwnerAtStart} has {Numbers.Short(window.Length)} epochs, which is {Numbers.Short(cycles, 4)} cycles of {Numbers.Short(period.Value)}: the last one is cut short and ends at {Numbers.Short(CycleCurve(cycle, period.Value, rise, shape).LimitAt(window.Length))}. A period of {Numbers.Short(window.Length / Math.Max(1, Math.Round(cycles)))} epochs fits.");
        }
        return [window.Segment(window.Start, window.End, CycleCurve(cycle, period.Value, rise, shape))];
    }

    private static PeriodicCurve CycleCurve(CycleSyntax cycle, double period, double rise, RampShape shape)
    {
        Piece ramp = new(0, new RampCurve(cycle.From.Value, cycle.To.Value, period * rise, shape));
        return new PeriodicCurve(period, rise < 1 ? [ramp, new Piece(period * rise, new ConstantCurve(cycle.To.Value))] : [ramp]);
    }

    private IReadOnlyList<Segment>? Restarts(RestartsSyntax restarts, ScheduleWindow window)
    {
        double? period = context.Duration(restarts.Period);
        double growth = restarts.Growth?.Value ?? 1;
        if (growth < 1)
        {
            context.Report(Rules.BadValue, restarts.Growth!.Span, $"Periods grow by a factor of at least 1, not {Numbers.Format(growth)}.");
            return null;
        }
        if (period == null || !CheckSpread(RampShape.Cosine, restarts.From.Value, restarts.To.Value, restarts) || !CheckPeriod(restarts, restarts.Period, period.Value, window))
            return null;
        RampCurve decay = new(restarts.From.Value, restarts.To.Value, period.Value, RampShape.Cosine);
        if (growth.Equals(1.0))
        {
            Curve curve = window.Length <= period.Value * (1 + RelativeTolerance) ? decay : new PeriodicCurve(period.Value, [new Piece(0, decay)]);
            return [window.Segment(window.Start, window.End, curve)];
        }
        List<Segment> segments = [];
        double start = window.Start;
        for (double length = period.Value; start < window.End - window.Length * RelativeTolerance; length *= growth)
        {
            if (segments.Count == MostPeriods)
            {
                context.Report(Rules.BadValue, restarts.Span, $"These restarts have more than {Numbers.Format(MostPeriods)} periods, which is not a plan that anybody reads. Write a longer period, a larger growth, or none.");
                return null;
            }
            Segment segment = window.Segment(start, Math.Min(start + length, window.End), decay with { Duration = length });
            segments.Add(segments.Count == 0 ? segment : segment with { IsDeclaredJump = true, SaysJump = false });
            start += length;
        }
        // The sum of the periods may miss the end by rounding; segments leave no gap.
        segments[segments.Count - 1] = segments[segments.Count - 1] with { End = window.End };
        return segments;
    }

    private double? Carried(ScheduleWindow window)
    {
        if (window.Carried == null)
            context.Report(Rules.NothingToHold, window.Schedule.First.Span, $"There is no value before {window.Owner} to go on from. Write the value, for example '{Explicit(window.Schedule)}'.");
        return window.Carried;
    }

    private static string Explicit(ScheduleSyntax schedule) =>
        schedule is RampSyntax ramp ? $"{ramp.First.Text} {Numbers.Short(ramp.To.Value / 2)} -> {Numbers.Format(ramp.To.Value)}" : "0.5";

    private bool CheckPeriod(ScheduleSyntax schedule, NumberSyntax written, double period, ScheduleWindow window)
    {
        if (period <= window.Length * (1 + RelativeTolerance))
            return true;
        context.Report(Rules.RampTooLong, written.Span, $"One period of this {schedule.First.Text} takes {Numbers.Short(period)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}. Shorten the period to at most {Numbers.Short(window.Length)} epochs.");
        return false;
    }

    private bool CheckExponential(RampShape shape, double from, double to, ScheduleSyntax schedule)
    {
        if (shape != RampShape.Exponential || from * to > 0)
            return true;
        context.Report(Rules.BadExponential, schedule.Span, $"An exponential from {Numbers.Format(from)} to {Numbers.Format(to)} does not exist: both must be above 0, or both below. Write a small number such as 1e-6 instead of 0, or use 'ramp ... cosine'.");
        return false;
    }

    // Values so far apart that their difference or ratio is no number of double precision.
    private bool CheckSpread(RampShape shape, double from, double to, ScheduleSyntax schedule)
    {
        double spread = shape == RampShape.Exponential ? to / from : to - from;
        if (!double.IsInfinity(spread) && !(shape == RampShape.Exponential && spread < 1e-300))
            return true;
        context.Report(Rules.BadValue, schedule.Span, $"{Numbers.Format(from)} and {Numbers.Format(to)} are too far apart to go from one to the other in double precision. Write values of a size that training uses.");
        return false;
    }

    private static RampShape ShapeOf(WordSyntax? shape) => shape?.Text switch
    {
        "cosine" => RampShape.Cosine,
        "smoothstep" => RampShape.Smoothstep,
        "exponential" => RampShape.Exponential,
        _ => RampShape.Linear,
    };
}
