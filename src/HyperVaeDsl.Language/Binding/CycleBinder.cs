using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Lowers what repeats: cycles, waves and cosine restarts. Periods that grow or change their height are unrolled.</summary>
internal sealed class CycleBinder(ScheduleBinder schedules)
{
    private const double TooLarge = 1e300;

    private BindingContext Context => schedules.Context;

    /// <summary>The segments of cycles; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(CycleSyntax cycle, ScheduleWindow window)
    {
        double growth = cycle.Growth?.Value ?? 1;
        double amplitude = cycle.Amplitude?.Value ?? 1;
        if (!CheckGrowth(cycle.Growth) || !CheckAmplitude(cycle.Amplitude) || Shares(cycle) is not { } shares || Count(cycle) is not { } count)
            return null;
        double rounds = growth == 1 ? count : (Math.Pow(growth, count) - 1) / (growth - 1);
        double? period = cycle.Period == null ? window.Length / rounds : Context.Duration(cycle.Period);
        double? offset = cycle.Offset == null ? 0 : Context.Duration(cycle.Offset);
        if (period == null || offset == null || !CheckPeriod(cycle, cycle.Period ?? cycle.Count!, period.Value, window) || !CheckOffset(cycle.Offset, offset.Value, period.Value))
            return null;
        bool isLimited = cycle.Period != null && cycle.Count != null;
        double length = isLimited ? period.Value * rounds : window.Length;
        if (isLimited && !schedules.Fits(length, cycle.Count!.Span, $"{Numbers.Format(count)} cycles take", window))
            return null;
        if (Pieces(cycle, period.Value, cycle.To.Level, shares) is not { } pieces)
            return null;
        bool fills = length >= window.Length * (1 - ScheduleBinder.RelativeTolerance);
        double end = fills ? window.End : window.Start + length;
        IReadOnlyList<Segment>? segments;
        if (growth == 1 && amplitude == 1)
        {
            WarnIfCut(cycle, period.Value, offset.Value, new PeriodicCurve(period.Value, pieces), window);
            segments = [window.Segment(window.Start, end, new PeriodicCurve(period.Value, pieces)) with { Origin = window.Start - offset.Value }];
        }
        else
        {
            segments = Unroll(cycle, window with { End = end }, period.Value, growth, offset.Value, (i, duration) =>
            {
                Curve top = Scaled(cycle.From.Level, cycle.To.Level, amplitude, i);
                return Pieces(cycle, duration, top, shares) is { } own ? own.Count == 1 ? own[0].Curve : new PeriodicCurve(duration, own) : null;
            });
        }
        return segments == null || fills ? segments : [.. segments, window.Next(end, window.End, segments[segments.Count - 1].LastLevel)];
    }

    /// <summary>The segments of a wave; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(WaveSyntax wave, ScheduleWindow window)
    {
        Curve low = wave.Low.Level;
        Curve high = wave.High.Level;
        double? period = Context.Duration(wave.Period);
        double? offset = wave.Offset == null ? 0 : Context.Duration(wave.Offset);
        if (period == null || offset == null || low is ConstantCurve { Value: double.NaN } || high is ConstantCurve { Value: double.NaN } || !CheckOffset(wave.Offset, offset.Value, period.Value))
            return null;
        if (!BindingContext.IsBelow(wave.Low, wave.High, wave.Low.Span.To(wave.High.Span)))
        {
            Context.Report(Rules.BadRange, wave.Low.Span.To(wave.High.Span), $"A wave goes from its lowest to its highest value, so {Numbers.Format(wave.Low.Value)} must be below {Numbers.Format(wave.High.Value)}. Swap them, or write 'offset' to begin elsewhere.");
            return null;
        }
        double half = period.Value / 2;
        // A raised sine is a raised cosine three quarters of a period later: every wave is made of monotone passages.
        double phase = wave.Form.Text == "sine" ? 0.75 * period.Value : 0;
        RampShape shape = wave.Form.Text is "sine" or "cosine" ? RampShape.Cosine : RampShape.Linear;
        Curve? Ramp(Curve from, Curve to, double duration) => schedules.Shapes.Ramp(from, to, duration, null, shape, wave);
        Curve?[] curves = wave.Form.Text switch
        {
            "sine" or "cosine" => [Ramp(high, low, half), Ramp(low, high, half)],
            "triangle" => [Ramp(low, high, half), Ramp(high, low, half)],
            "sawtooth" => [Ramp(low, high, period.Value)],
            "sawtooth_down" => [Ramp(high, low, period.Value)],
            _ => [high, low],
        };
        if (curves.Contains(null))
            return null;
        PeriodicCurve curve = new(period.Value, [.. curves.Select((part, i) => new Piece(i * half, part!))]);
        return [window.Segment(window.Start, window.End, curve) with { Origin = window.Start - (phase + offset.Value) % period.Value }];
    }

    /// <summary>The segments of cosine restarts; null after reporting a mistake.</summary>
    public IReadOnlyList<Segment>? Bind(RestartsSyntax restarts, ScheduleWindow window)
    {
        double? period = Context.Duration(restarts.Period);
        double growth = restarts.Growth?.Value ?? 1;
        double amplitude = restarts.Amplitude?.Value ?? 1;
        if (!CheckGrowth(restarts.Growth) || !CheckAmplitude(restarts.Amplitude) || period == null
            || schedules.Shapes.Ramp(restarts.From.Level, restarts.To.Level, period.Value, null, RampShape.Cosine, restarts) is not { } decay
            || !CheckPeriod(restarts, restarts.Period, period.Value, window))
        {
            return null;
        }
        if (growth.Equals(1.0) && amplitude.Equals(1.0))
        {
            Curve curve = window.Length <= period.Value * (1 + ScheduleBinder.RelativeTolerance) ? decay : new PeriodicCurve(period.Value, [new Piece(0, decay)]);
            return [window.Segment(window.Start, window.End, curve)];
        }
        return Unroll(restarts, window, period.Value, growth, 0, (i, length) =>
            amplitude.Equals(1.0) ? Passages.Lasting(decay, length) : schedules.Shapes.Ramp(Scaled(restarts.To.Level, restarts.From.Level, amplitude, i), restarts.To.Level, length, null, RampShape.Cosine, restarts));
    }

    // The value that lies at the height of cycle i. What is too large to be a number is cut off here and reported by the caller.
    private static Curve Scaled(Curve ground, Curve top, double amplitude, int i)
    {
        BinaryCurve height = new(BinaryOperation.Multiply, new BinaryCurve(BinaryOperation.Subtract, top, ground), new ConstantCurve(Math.Pow(amplitude, i)));
        BinaryCurve calculated = new(BinaryOperation.Add, ground, height);
        if (calculated.Params != null)
            return calculated;
        double scaled = calculated.At(0);
        return new ConstantCurve(Math.Abs(scaled) < TooLarge ? scaled : TooLarge);
    }

    private IReadOnlyList<Segment>? Unroll(ScheduleSyntax schedule, ScheduleWindow window, double period, double growth, double offset, Func<int, double, Curve?> cycle)
    {
        List<Segment> segments = [];
        double start = window.Start - offset;
        for (double length = period; start < window.End - window.Length * ScheduleBinder.RelativeTolerance; length *= growth)
        {
            if (segments.Count == ScheduleBinder.MostPeriods)
            {
                Context.Report(Rules.BadValue, schedule.Span, $"{(schedule is RestartsSyntax ? "These restarts" : "These cycles")} have more than {Numbers.Format(ScheduleBinder.MostPeriods)} periods, which is not a plan that anybody reads. Write a longer period, a larger growth, or none.");
                return null;
            }
            if (cycle(segments.Count, length) is not { } curve)
                return null;
            double begin = Math.Max(start, window.Start);
            double end = Math.Min(start + length, window.End);
            Segment segment = segments.Count == 0 ? window.Segment(begin, end, curve) : window.Restart(begin, end, curve);
            segments.Add(segment with { Origin = start });
            start += length;
        }
        Segment last = segments[segments.Count - 1];
        // The sum of the periods may miss the end by rounding; segments leave no gap.
        segments[segments.Count - 1] = last with { End = window.End };
        foreach (Segment segment in segments)
            segment.Curve.Params?.Require(new ParamFact(segment.OnTheRun, segment.Start, segment.End, new Interval(-TooLarge, TooLarge), 0, Rules.NotFinite.Code, schedule.Span));
        if (segments.Any(segment => segment.Curve.Params == null && segment.Hull.High >= TooLarge))
        {
            Context.Report(Rules.NotFinite, schedule.Span, "The height of the last cycles is too large for double precision. Write a smaller 'amplitude'.");
            return null;
        }
        return segments;
    }

    // What rises, is held and falls in a cycle that goes from 'from' to 'top'.
    private IReadOnlyList<Piece>? Pieces(CycleSyntax cycle, double period, Curve top, (double Rise, double Fall) shares)
    {
        List<Piece> pieces = [];
        if (shares.Rise > 0)
        {
            if (schedules.Shapes.Ramp(cycle.From.Level, top, period * shares.Rise, cycle.Shape, RampShape.Linear, cycle) is not { } rise)
                return null;
            pieces.Add(new Piece(0, rise));
        }
        double falls = period * (1 - shares.Fall);
        if (shares.Rise + shares.Fall < 1)
            pieces.Add(new Piece(period * shares.Rise, pieces.Count == 0 ? top : FrozenCurve.Approached(pieces[0].Curve, period * shares.Rise)));
        if (shares.Fall > 0)
        {
            if (schedules.Shapes.Ramp(top, cycle.From.Level, period - falls, cycle.FallShape, RampShape.Linear, cycle) is not { } fall)
                return null;
            pieces.Add(new Piece(falls, fall));
        }
        return pieces;
    }

    private (double Rise, double Fall)? Shares(CycleSyntax cycle)
    {
        double fall = (cycle.Fall?.Value ?? 0) / 100.0;
        double rise = cycle.Rise == null ? 1 - fall : cycle.Rise.Value / 100.0;
        string? mistake = cycle.Rise != null && rise is not (> 0 and <= 1) ? $"The rise takes more than 0% and at most 100% of a cycle, not {Numbers.Format(cycle.Rise.Value)}%."
            : cycle.Fall != null && fall is not (> 0 and < 1) ? $"The fall takes more than 0% and less than 100% of a cycle, not {Numbers.Format(cycle.Fall.Value)}%."
            : rise + fall > 1 + ScheduleBinder.RelativeTolerance ? $"The rise and the fall take {Numbers.Short(100 * (rise + fall))}% of a cycle together. Write shares of at most 100%."
            : null;
        if (mistake == null)
            return (rise, Math.Min(fall, 1 - rise));
        bool isAboutRise = cycle.Rise != null && rise is not (> 0 and <= 1);
        Context.Report(Rules.BadValue, (isAboutRise ? cycle.Rise : cycle.Fall)!.Span, mistake);
        return null;
    }

    private int? Count(CycleSyntax cycle) => cycle.Count == null ? 1 : Context.Whole(cycle.Count, 1, ScheduleBinder.MostPeriods * 1000, "The number of cycles");

    private bool CheckGrowth(NumberSyntax? growth)
    {
        if (growth == null || growth.Value is >= 1 and <= 1e6)
            return true;
        if (!double.IsNaN(growth.Value))
            Context.Report(Rules.BadValue, growth.Span, $"Periods grow by a factor of at least 1{(growth.Value > 1 ? " and at most 1000000" : "")}, not {Numbers.Format(growth.Value)}.");
        return false;
    }

    private bool CheckAmplitude(NumberSyntax? amplitude) => amplitude == null || Context.Real(amplitude, 0, 1e6, "The factor of the height from one cycle to the next") != null;

    private bool CheckOffset(NumberSyntax? written, double offset, double period)
    {
        if (offset < period)
            return true;
        Context.Report(Rules.BadValue, written!.Span, $"The offset of {Numbers.Short(offset)} epochs is not inside the first period of {Numbers.Short(period)} epochs. Write {Numbers.Short(offset % period)} epochs, which begins at the same place of a period.", new DiagnosticDetails
        {
            Fixes = [new Fix($"Write {Numbers.Short(offset % period)} epochs", written.Span, Numbers.Format(offset % period) + " epochs")],
        });
        return false;
    }

    private bool CheckPeriod(ScheduleSyntax schedule, NumberSyntax written, double period, ScheduleWindow window)
    {
        if (period < BindingContext.ShortestDuration)
        {
            Context.Report(Rules.BadDuration, written.Span, $"Periods of {Numbers.Short(period)} epochs are shorter than any training step. Write fewer.");
            return false;
        }
        if (period <= window.Length * (1 + ScheduleBinder.RelativeTolerance))
            return true;
        Context.Report(Rules.RampTooLong, written.Span, $"One period of this {schedule.First.Text} takes {Numbers.Short(period)} epochs, but {window.Owner} has only {Numbers.Short(window.Length)}. Shorten the period to at most {Numbers.Short(window.Length)} epochs.", window.Beyond("one period", period));
        return false;
    }

    private void WarnIfCut(CycleSyntax cycle, double period, double offset, PeriodicCurve curve, ScheduleWindow window)
    {
        double cycles = window.Length / period;
        double last = ParamBox.Peek(curve, () => curve.LimitAt(window.Length + offset));
        if (cycle.Count != null || Math.Abs(cycles - Math.Round(cycles)) <= 1e-6)
            return;
        Context.Report(
            Rules.CutCycle,
            cycle.Period!.Span,
            $"{window.OwnerAtStart} has {Numbers.Short(window.Length)} epochs, which is {Numbers.Short(cycles, 4)} cycles of {Numbers.Short(period)}: the last one is cut short and ends at {Numbers.Short(last)}. A period of {Numbers.Short(window.Length / Math.Max(1, Math.Round(cycles)))} epochs fits.", new DiagnosticDetails
            {
                Related = window.OwnerPlace,
                Picture = new SignalPlot(time => ParamBox.Peek(curve, () => curve.At(time - window.Start + offset)), window.Start, window.End) { Times = [new PlotTime(window.Start + (Math.Floor((window.Length + offset) / period) * period) - offset, "the last cycle begins")] }.Draw(),
            });
    }
}
