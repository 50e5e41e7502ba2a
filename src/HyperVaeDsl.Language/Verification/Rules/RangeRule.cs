using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0302: every signal stays in its declared range, at every time; extrema are exact, not sampled.</summary>
internal sealed class RangeRule : IOpenRule
{
    public void Require(Methodology methodology, ParamBox box)
    {
        foreach (Signal signal in methodology.Signals.Where(signal => signal is { Timeline.Params: not null, IsLossWeight: false }))
            box.Require(ParamFact.InRange(signal.Name, signal.Timeline!, signal.Range, Diagnostics.Rules.OutOfRange.Code, signal.Span));
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // What is written once for several signals is reported once.
        HashSet<TextSpan> reported = [];
        foreach (Signal signal in methodology.Signals.Where(signal => signal is { Timeline: not null, IsLossWeight: false }))
        {
            // Nothing of what lies inside leaves it.
            if (!Crossings.IsOutside(signal.Timeline!.Hull.Low, signal.Range) && !Crossings.IsOutside(signal.Timeline.Hull.High, signal.Range))
                continue;
            foreach (Segment segment in signal.Timeline!.Segments)
            {
                Interval hull = signal.Timeline.IsPerEpoch ? signal.Timeline.Over(segment.Start, segment.End) : segment.Hull;
                double worst = Crossings.IsOutside(hull.High, signal.Range) ? hull.High : hull.Low;
                if (!Crossings.IsOutside(worst, signal.Range))
                    continue;
                if (!reported.Add(segment.Span))
                    break;
                // Where a search gave up, the enclosure is what is known, and nothing is accepted that was not proved.
                double? found = Crossings.FirstOutside(segment, signal.Range);
                double time = found ?? segment.Start;
                // What leaves at once does so at the start, not at the first number that rounding can tell from it.
                if (time - segment.Start < 1e-6)
                    time = segment.Start;
                // Six digits of a moment just before the end may be those of the end.
                string since = time < segment.End && Numbers.Short(time) == Numbers.Short(segment.End) ? $"just before epoch {Numbers.Short(time)}" : $"epoch {Numbers.Short(time)}";
                double excess = worst > signal.Range.High ? worst - signal.Range.High : signal.Range.Low - worst;
                // A schedule of a parameter of a loss has the name of both, and no range of its own.
                string advice = signal.Name.IndexOf('.') >= 0 ? "Change the schedule: the parameter has these limits." : "Change the schedule, or widen the range if the value is meant.";
                diagnostics.Report(
                    Diagnostics.Rules.OutOfRange,
                    segment.Span,
                    found == null
                        ? $"Signal '{signal.Name}' cannot be shown to stay in its range {Numbers.Format(signal.Range.Low)}..{Numbers.Format(signal.Range.High)} from {since} on: all that is known is that it does not go beyond {Numbers.Short(worst)}, {Numbers.Short(excess, 3)} outside. {advice}"
                        : $"Signal '{signal.Name}' leaves its range {Numbers.Format(signal.Range.Low)}..{Numbers.Format(signal.Range.High)} from {since} on: it reaches {Numbers.Short(worst)}, {Numbers.Short(excess, 3)} beyond. {advice}",
                    new DiagnosticDetails
                    {
                        Related = [new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here")],
                        Draw = () => Plots.Of(signal.Timeline, [worst > signal.Range.High ? new PlotLevel(signal.Range.High, "the range ends") : new PlotLevel(signal.Range.Low, "the range begins")], new PlotTime(time, "leaves it")),
                    });
                // One report for a signal: a carried value would repeat it in every phase that follows.
                break;
            }
        }
    }
}
