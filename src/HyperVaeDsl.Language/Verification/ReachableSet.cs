using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>The values that a signal can have at some time, whatever the metrics are: the one place where properties ask for them.</summary>
internal static class ReachableSet
{
    /// <summary>All values between two times: those of the plan, and those that the bounds of the controllers that drive the signal allow.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="signal">The signal; its plan is known.</param>
    /// <param name="from">Begin, in epochs.</param>
    /// <param name="to">End.</param>
    public static Interval ReachAt(Methodology methodology, Signal signal, double from, double to)
    {
        Interval reach = from < to ? signal.Timeline!.Over(from, to) : new Interval(signal.Timeline!.At(from));
        foreach (Controller controller in methodology.PipelineOf(signal.Name))
        {
            // Without bounds, which is an error of its own, it may take any value.
            reach = reach.Join(controller.BoundOf(signal.Name)?.Range ?? Interval.Everything);
        }
        return reach;
    }

    /// <summary>Whether controllers may take a signal away from its plan.</summary>
    public static bool IsDriven(Methodology methodology, string signal) => methodology.PipelineOf(signal).Count > 0;
}
