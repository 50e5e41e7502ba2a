using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Reachability;

/// <summary>
/// The shortest way on which a plan leaves the bounds that a controller keeps: no metric takes part in it, so it is a number of steps. Signals are looked
/// at once a step, at its begin.
/// </summary>
/// <param name="Step">How many steps come before; 0 for the first step of the run.</param>
/// <param name="Epoch">When that step begins, on the clock of the plan.</param>
/// <param name="Planned">The value of the plan then.</param>
internal sealed record PlanExit(long Step, double Epoch, double Planned)
{
    // A plan that is outside only between steps, again and again, is not followed for ever.
    private const int MostTries = 100_000;
    private const double Rounding = 1e-9;

    /// <summary>The first step that sees a plan outside of bounds; null where none does.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch, at least 1.</param>
    public static PlanExit? First(SignalTimeline plan, Interval bounds, int stepsPerEpoch)
    {
        int tries = 0;
        foreach (Segment segment in plan.Segments)
        {
            long step = Begin(segment.Start, stepsPerEpoch);
            // What a signal per epoch does between two epochs is not seen.
            if (plan.IsPerEpoch)
                step = (long)Math.Ceiling(segment.Start - Rounding) * stepsPerEpoch;
            while (Time(step, stepsPerEpoch) < segment.End && tries++ < MostTries)
            {
                double time = Time(step, stepsPerEpoch);
                double value = plan.At(time);
                if (Crossings.IsOutside(value, bounds))
                    return new PlanExit(step, time, value);
                if (plan.IsPerEpoch)
                    step += stepsPerEpoch;
                else if (segment.Curve.IsRandom)
                    step++;
                else if (Crossings.FirstOutside(segment.Curve, time - segment.Origin, segment.End - segment.Origin, bounds) is { } outside)
                    step = Math.Max(step + 1, Begin(segment.Origin + outside, stepsPerEpoch));
                else
                    break;
            }
        }
        return null;
    }

    private static double Time(long step, int stepsPerEpoch) => (double)step / stepsPerEpoch;

    // The first step that begins at a time or later.
    private static long Begin(double time, int stepsPerEpoch) => (long)Math.Ceiling((time * stepsPerEpoch) - Rounding);
}
