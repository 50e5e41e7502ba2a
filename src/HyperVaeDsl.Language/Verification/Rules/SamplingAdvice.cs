using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0322: a passage that is looked at fewer than twice is none: the plan is read at every step, or with 'per epoch' at every epoch.</summary>
internal sealed class SamplingAdvice : IAdvice
{
    private const double Tolerance = 1e-9;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Understood)
            return;
        foreach (Signal signal in methodology.Signals)
        {
            if (signal.Timeline is not { } timeline || (!timeline.IsPerEpoch && methodology.Data.StepsPerEpoch < 1) || (!timeline.IsPerEpoch && !methodology.Complete.Data))
                continue;
            double step = timeline.IsPerEpoch ? 1 : 1.0 / methodology.Data.StepsPerEpoch;
            foreach (Segment segment in timeline.Segments)
            {
                if (Seldom(segment, step) is not { } seldom)
                    continue;
                string read = timeline.IsPerEpoch ? "at whole epochs" : $"every {Epochs(step)}";
                diagnostics.Report(Diagnostics.Rules.SampledTooSeldom, segment.Span, $"Signal '{signal.Name}' passes from {Numbers.Short(seldom.Ramp.From)} to {Numbers.Short(seldom.Ramp.To)} in {Epochs(seldom.Length)}, but it is read {read}, {(seldom.Samples == 0 ? "never" : "once")} in that time: no step sees a value between the two. Let it take longer, write the step that it is{(timeline.IsPerEpoch ? ", or leave out 'per epoch'" : "")}.", new DiagnosticDetails { Draw = () => Plots.Of(timeline, [], new Diagnostics.Drawing.PlotTime(segment.Start, "begins to pass")) });
                break;
            }
        }
    }

    private static string Epochs(double time) => Numbers.Short(time, 3) + (time.Equals(1.0) ? " epoch" : " epochs");

    private static (RampCurve Ramp, double Length, int Samples)? Seldom(Segment segment, double step)
    {
        if (segment.Curve is RampCurve ramp)
        {
            double end = Math.Min(segment.End, segment.Origin + ramp.Duration);
            int samples = Count(segment.Start, end, step);
            return ramp.Delta != 0 && end > segment.Start && samples < 2 ? (ramp, end - segment.Start, samples) : null;
        }
        if (segment.Curve is not PeriodicCurve periodic)
            return null;
        // In each period the samples lie elsewhere; a passage not longer than the distance of two has one at most.
        foreach (RampCurve part in periodic.Pieces.Select(piece => piece.Curve).OfType<RampCurve>())
        {
            if (part.Delta != 0 && part.Duration <= step * (1 + Tolerance))
                return (part, part.Duration, 1);
        }
        return null;
    }

    // Multiples of the step in [from, to).
    private static int Count(double from, double to, double step) =>
        (int)Math.Min(2, Math.Ceiling(to / step - Tolerance) - Math.Ceiling(from / step - Tolerance));
}
