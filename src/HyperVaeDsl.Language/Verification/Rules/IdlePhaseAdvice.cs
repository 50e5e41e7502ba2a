using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1207: a phase in which every signal keeps its value and every group its state is a name for what the phase before does.</summary>
internal sealed class IdlePhaseAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        // A loop of one's own may ask in which phase it is.
        if (!methodology.Complete.Phases || !methodology.Complete.Text || methodology.External != null)
            return;
        for (int i = 1; i < methodology.Phases.Count; i++)
        {
            (Phase before, Phase phase) = (methodology.Phases[i - 1], methodology.Phases[i]);
            if (before.EarlyEnd != null || phase.EarlyEnd != null || !Follows(before, phase))
                continue;
            if (methodology.Signals.All(signal => signal.Timeline == null || Keeps(signal.Timeline, phase)) && methodology.Groups.All(group => Keeps(group, i, before, phase)))
                diagnostics.Report(Diagnostics.Rules.IdlePhase, phase.Span, $"Phase '{phase.Name}' changes nothing: every signal and every group goes on as in phase '{before.Name}'. Assign or activate in it what is meant, or let '{before.Name}' go on to epoch {Numbers.Short(phase.End)}.", new RelatedLocation(before.Span, $"phase '{before.Name}'"));
        }
    }

    private static bool Follows(Phase before, Phase phase) => before.End.Equals(phase.Start);

    // What is planned over the whole run has no part that begins with the phase; what a phase assigns begins with it.
    private static bool Keeps(SignalTimeline timeline, Phase phase)
    {
        for (int i = 1; i < timeline.Segments.Count; i++)
        {
            (Segment before, Segment segment) = (timeline.Segments[i - 1], timeline.Segments[i]);
            if (segment.Start < phase.Start || segment.Start >= phase.End)
                continue;
            // A jump that does not jump is reported as that.
            if (segment.SaysJump || segment.Curve is not ConstantCurve constant || before.Curve is not ConstantCurve carried || !constant.Value.Equals(carried.Value))
                return false;
        }
        return true;
    }

    private static bool Keeps(LossGroup group, int index, Phase before, Phase phase) => (group.Activity[index - 1], group.Activity[index]) switch
    {
        (null, null) => true,
        ({ } first, { } second) => first.To.Equals(before.End) && second.From.Equals(phase.Start) && second.To.Equals(phase.End) && first.Gate == second.Gate,
        _ => false,
    };
}
