using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0303 and HV0307: a signal changes abruptly exactly where 'jump' is written (or a restart or step table says so).</summary>
internal sealed class ContinuityRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Signal signal in methodology.Signals.Where(signal => signal.Timeline != null))
        {
            IReadOnlyList<Segment> segments = signal.Timeline!.Segments;
            for (int i = 0; i < segments.Count; i++)
            {
                Segment segment = segments[i];
                double? before = i == 0 ? null : segments[i - 1].Last;
                bool jumps = before != null && SignalTimeline.Differ(before.Value, segment.First);
                if (jumps && !segment.IsDeclaredJump)
                {
                    diagnostics.Report(
                        Diagnostics.Rules.Discontinuity,
                        segment.Span,
                        $"Signal '{signal.Name}' jumps from {Numbers.Short(before!.Value)} to {Numbers.Short(segment.First)} at epoch {Numbers.Short(segment.Start)}. Write 'jump {segment.Label}' if that is meant, or start from {Numbers.Short(before.Value)}.",
                        new RelatedLocation(segments[i - 1].Span, "the value before comes from here"));
                }
                else if (!jumps && segment.SaysJump)
                {
                    string why = before == null ? "nothing comes before it" : $"the value before is {Numbers.Short(before.Value)} too";
                    diagnostics.Report(Diagnostics.Rules.NeedlessJump, segment.Span, $"This jump of '{signal.Name}' does not jump: {why}. Remove 'jump'.");
                }
            }
        }
    }
}
