using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0303 and HV0307: a signal changes abruptly exactly where 'jump' is written (or a restart or step table says so).</summary>
internal sealed class ContinuityRule : IOpenRule
{
    // The joints require what they judge; what a signal is when a phase ends early is looked at time by time.
    public void Require(Methodology methodology, ParamBox box)
    {
        foreach (Signal signal in methodology.Signals.Where(signal => signal.Timeline?.Params != null && methodology.Phases.Any(phase => phase.EarlyEnd != null)))
            box.Note(new ReferenceCurve(signal.Name, signal.Timeline!));
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // What is written once for several signals is reported once.
        HashSet<TextSpan> reported = [];
        foreach (Signal signal in methodology.Signals.Where(signal => signal.Timeline != null))
        {
            Joints.Check(signal.Name, signal.Timeline!.Segments, diagnostics, fromStart: true, reported, segment => EarlyJump.Explains(methodology, signal.Timeline, segment), signal.Timeline.Survey);
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
        bool begins = next.Start.Equals(phase.End);
        if (begins && next.IsDeclaredJump)
            return;
        // A schedule over the run may have a part that begins here; what a phase assigns or carries stands for itself.
        bool isOfPhase = begins && (next.Label == "hold" || !next.Span.Equals(timeline.Segments[timeline.Segments.ToList().IndexOf(next) - 1].Span));
        double then = timeline.At(phase.End);
        string after = methodology.Phases.First(candidate => candidate.Start.Equals(phase.End)).Name;
        string write = next.Label == "hold" || !isOfPhase ? Numbers.Short(then) : next.Label;
        string fix = isOfPhase
            ? $"Write '{signal.Name} jump {write}' in phase {after} if that is meant, or keep it at {Numbers.Short(then)} from epoch {Numbers.Short(phase.EarlyEnd!.Earliest)} on."
            : $"Keep it at {Numbers.Short(then)} from epoch {Numbers.Short(phase.EarlyEnd!.Earliest)} on, or let the phases assign it, with 'jump' in phase {after} ('jump continue', if its schedule goes on there).";
        diagnostics.Report(
            Diagnostics.Rules.Discontinuity,
            next.Span,
            $"If phase {phase.Name} ends early, at epoch {Numbers.Short(jump.Time)}, signal '{signal.Name}' jumps from {Numbers.Short(jump.Value)} to {Numbers.Short(then)}, its value at epoch {Numbers.Short(phase.End)}. {fix}",
            new DiagnosticDetails
            {
                Related = [new RelatedLocation(phase.Span, $"phase {phase.Name}")],
                Draw = () => Plots.Of(timeline, [], new PlotTime(jump.Time, "ends early"), new PlotTime(phase.End, "goes on here")),
            });
    }
}
