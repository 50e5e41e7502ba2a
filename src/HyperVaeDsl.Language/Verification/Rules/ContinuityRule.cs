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
                else if (!jumps && segment.SaysJump && !EarlyJump.Explains(methodology, signal.Timeline, segment))
                {
                    string why = before == null ? "nothing comes before it" : $"the value before is {Numbers.Short(before.Value)} too";
                    diagnostics.Report(Diagnostics.Rules.NeedlessJump, segment.Span, $"This jump of '{signal.Name}' does not jump: {why}. Remove 'jump'.");
                }
            }
            foreach (Phase phase in methodology.Phases.Where(phase => phase.EarlyEnd != null))
                EarlyEnd(methodology, signal, phase, diagnostics);
        }
    }

    // All admissible ends of a phase are one plan: what holds at its planned end must hold, or be a declared jump, at each of them.
    private static void EarlyEnd(Methodology methodology, Signal signal, Phase phase, DiagnosticBag diagnostics)
    {
        SignalTimeline timeline = signal.Timeline!;
        if (EarlyJump.First(timeline, phase) is not { } jump)
            return;
        Segment next = timeline.SegmentAt(phase.End);
        bool isOfPhase = next.Start.Equals(phase.End);
        if (isOfPhase && next.IsDeclaredJump)
            return;
        double then = timeline.At(phase.End);
        string after = methodology.Phases.First(candidate => candidate.Start.Equals(phase.End)).Name;
        string write = next.Label == "hold" || !isOfPhase ? Numbers.Short(then) : next.Label;
        string fix = isOfPhase
            ? $"Write '{signal.Name} jump {write}' in phase {after} if that is meant, or keep it at {Numbers.Short(then)} from epoch {Numbers.Short(phase.EarlyEnd!.Earliest)} on."
            : $"Keep it at {Numbers.Short(then)} from epoch {Numbers.Short(phase.EarlyEnd!.Earliest)} on, or assign it in the phases, with 'jump' in phase {after}.";
        diagnostics.Report(
            Diagnostics.Rules.Discontinuity,
            next.Span,
            $"If phase {phase.Name} ends early, at epoch {Numbers.Short(jump.Time)}, signal '{signal.Name}' jumps from {Numbers.Short(jump.Value)} to {Numbers.Short(then)}, its value at epoch {Numbers.Short(phase.End)}. {fix}",
            new RelatedLocation(phase.Span, $"phase {phase.Name}"));
    }
}
