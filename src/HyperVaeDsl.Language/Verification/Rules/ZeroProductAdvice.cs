using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0323: for a time one factor of a product is 0 while the other one moves, so that nothing of its movement is seen.</summary>
internal sealed class ZeroProductAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Understood)
            return;
        foreach (Signal signal in methodology.Signals)
        {
            // What is not calculated is no product.
            foreach (Segment segment in signal.Timeline is { Survey.ArePlain: false } plan ? plan.Segments : [])
            {
                if (!segment.Curve.IsOnTheRun || Hidden(segment.Curve, new Interval(segment.Start, segment.End)) is not { } hidden)
                    continue;
                diagnostics.Report(Diagnostics.Rules.ZeroProduct, segment.Span, $"In epochs {Numbers.Short(hidden.Time.Low)}..{Numbers.Short(hidden.Time.High)} one factor in '{signal.Name}' is 0, so that the product stays 0 while the other factor moves from {Numbers.Short(hidden.Moves.Low)} to {Numbers.Short(hidden.Moves.High)} unseen; where the 0 ends, it jumps. Let the other factor begin then, or give the first one a value.", new DiagnosticDetails { Draw = () => Plots.Of(signal.Timeline!, [], new Diagnostics.Drawing.PlotTime(hidden.Time.Low, "hidden from here"), new Diagnostics.Drawing.PlotTime(hidden.Time.High, "seen again")) });
                break;
            }
        }
    }

    private static (Interval Time, Interval Moves)? Hidden(Curve curve, Interval time)
    {
        if (curve is BinaryCurve { Operation: BinaryOperation.Multiply } product)
        {
            foreach ((Curve zero, Curve other) in new[] { (product.Left, product.Right), (product.Right, product.Left) })
            {
                foreach (Interval span in Zeros(zero, time))
                {
                    if (!other.IsRandom && other.Over(span.Low, span.High) is { IsPoint: false } moves && SignalTimeline.Differ(moves.Low, moves.High))
                        return (span, moves);
                }
            }
        }
        return curve is BinaryCurve ? curve.Parts.Select(part => Hidden(part, time)).FirstOrDefault(found => found != null) : null;
    }

    // When a factor is 0 throughout: a number, or the stretches of a signal that is read as it is.
    private static IEnumerable<Interval> Zeros(Curve factor, Interval time) => factor switch
    {
        ConstantCurve { Value: 0 } => [time],
        ReferenceCurve { Delay: 0, Scale: 1 } reference => reference.Timeline.Segments
            .Where(segment => segment.Curve is ConstantCurve { Value: 0 })
            .Select(segment => new Interval(Math.Max(segment.Start, time.Low), Math.Min(segment.End, time.High)))
            .Where(span => span.Low < span.High),
        _ => [],
    };
}
