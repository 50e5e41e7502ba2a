using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Where a signal would jump because a phase ends early: time goes on at the planned end, whatever the signal was then.</summary>
internal static class EarlyJump
{
    /// <summary>The first whole epoch at which the phase may end and the signal is not what it is at the planned end, with its value; null if there is none.</summary>
    public static (double Time, double Value)? First(SignalTimeline timeline, Phase phase)
    {
        if (phase.EarlyEnd is not { } early || phase.End >= timeline.Segments[timeline.Segments.Count - 1].End)
            return null;
        double then = timeline.At(phase.End);
        Interval hull = timeline.Over(early.Earliest, phase.End);
        if (!SignalTimeline.Differ(hull.Low, then) && !SignalTimeline.Differ(hull.High, then))
            return null;
        for (double time = Math.Ceiling(early.Earliest); time < phase.End; time++)
        {
            double value = timeline.IsPerEpoch ? timeline.At(time - 1) : timeline.LimitAt(time);
            if (SignalTimeline.Differ(value, then))
                return (time, value);
        }
        return null;
    }

    /// <summary>Whether the jump that a segment declares happens when the phase before it ends early.</summary>
    public static bool Explains(Methodology methodology, SignalTimeline timeline, Segment segment) =>
        methodology.Phases.Any(phase => phase.EarlyEnd != null && phase.End.Equals(segment.Start) && First(timeline, phase) != null);
}
