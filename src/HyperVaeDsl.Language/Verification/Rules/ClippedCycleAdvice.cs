using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1213: a cycle that a limit cuts off for a fifth of a period or more has another amplitude and mean than was written.</summary>
internal sealed class ClippedCycleAdvice : IAdvice
{
    private const double LargeShare = 0.2;

    // So many parts of a period are enclosed. What is reported is the share that lies beyond the limit for certain, so it is never too large.
    private const int Parts = 128;

    // Cycles whose base moves are clipped more and more; so many of them are looked at, evenly over the run.
    private const int MostPeriods = 40;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Understood)
            return;
        foreach (Signal signal in methodology.Signals)
        {
            // What is not calculated is cut off by no limit.
            foreach (Segment segment in signal.Timeline is { Survey.ArePlain: false } plan ? plan.Segments : [])
            {
                if (Clipped(segment.Curve, segment.Start - segment.Origin, segment.End - segment.Origin) is not { } clipped)
                    continue;
                diagnostics.Report(Diagnostics.Rules.ClippedCycle, segment.Span, $"In the period of '{signal.Name}' from epoch {Numbers.Short(segment.Origin + clipped.From)} on, the limit {Numbers.Short(clipped.Limit)} holds the value for at least {Numbers.Short(100 * clipped.Share, 3)}% of the {Numbers.Short(clipped.Period)} epochs: the cycle has another shape and mean than its numbers say. Take a smaller amplitude, or write a wave between the two values that are meant.", new DiagnosticDetails
                {
                    Draw = () => new SignalPlot(signal.Timeline!.At, segment.Origin + clipped.From, Math.Min(segment.End, segment.Origin + clipped.From + clipped.Period)) { Levels = [new PlotLevel(clipped.Limit, "the limit")] }.Draw(),
                });
                break;
            }
        }
    }

    private static (double From, double Period, double Limit, double Share)? Clipped(Curve curve, double from, double to)
    {
        return curve is BinaryCurve binary ? Clipped(binary, from, to) : null;
    }

    private static (double From, double Period, double Limit, double Share)? Clipped(BinaryCurve binary, double from, double to)
    {
        if (binary.Operation is BinaryOperation.Min or BinaryOperation.Max)
        {
            (Curve inner, ConstantCurve? limit) = (binary.Left, binary.Right) switch
            {
                (ConstantCurve constant, { } other) => (other, constant),
                ({ } other, ConstantCurve constant) => (other, constant),
                var (left, _) => (left, null),
            };
            if (limit != null && !inner.IsRandom && Period(inner) is > 0 and { } period && Worst(inner, limit.Value, binary.Operation == BinaryOperation.Max, period, from, to) is { } worst)
                return worst;
        }
        return Clipped(binary.Left, from, to) ?? Clipped(binary.Right, from, to);
    }

    private static (double From, double Period, double Limit, double Share)? Worst(Curve inner, double limit, bool isFloor, double period, double from, double to)
    {
        double count = Math.Floor((to - from) / period + 1e-9);
        double stride = Math.Max(1, Math.Ceiling(count / MostPeriods));
        for (double i = 0; i < count; i += stride)
        {
            double start = from + (i * period);
            int beyond = 0;
            for (int part = 0; part < Parts; part++)
            {
                Interval values = inner.Bound(start + (period * part / Parts), start + (period * (part + 1) / Parts));
                if (isFloor ? values.High < limit : values.Low > limit)
                    beyond++;
            }
            // What never swings past the limit and back is no cycle that is clipped.
            if (beyond >= LargeShare * Parts && beyond < Parts)
                return (start, period, limit, (double)beyond / Parts);
        }
        return null;
    }

    private static double? Period(Curve curve) => curve switch
    {
        PeriodicCurve periodic => periodic.Period,
        ReferenceCurve reference => Longest(reference.Timeline.Segments.Select(segment => Period(segment.Curve))) * reference.Scale,
        _ => Longest(curve.Parts.Select(Period)),
    };

    private static double? Longest(IEnumerable<double?> periods) => periods.Max();
}
