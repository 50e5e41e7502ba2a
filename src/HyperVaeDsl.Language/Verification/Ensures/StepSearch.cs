using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// Finds the first training step at which a claim holds. A stretch in which the enclosure of the excess is above 0 has none; any other one is tried at its
/// first step and halved. Each trial leaves one step less, so the search ends, and it is complete unless it took more than 20,000 trials.
/// </summary>
internal sealed class StepSearch(TimeWords times)
{
    private int trials;

    /// <summary>Whether every step was looked at or excluded.</summary>
    public bool IsComplete => trials <= Extremes.MostSplits;

    /// <summary>The first step in [from, to) at which an excess is at most 0; null if there is none.</summary>
    /// <param name="excess">The excess.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="possibly">Whether it is enough that some of its values are, for some values of params.</param>
    public double? First(Curve excess, double from, double to, bool possibly = false)
    {
        foreach ((double start, double end, Curve curve) in Stretches.Of(excess, from, to))
        {
            BreakList breaks = new(start, end);
            curve.Breaks(start, end, breaks);
            List<double> cuts = breaks.HasRoom ? breaks.Cuts() : [start, end];
            for (int i = 0; i + 1 < cuts.Count && IsComplete; i++)
            {
                if (Search(curve, cuts[i], cuts[i + 1], breaks.HasRoom, possibly) is { } step)
                    return step;
            }
        }
        return null;
    }

    private double? Search(Curve curve, double from, double to, bool isSmooth, bool possibly)
    {
        double first = times.StepFrom(from);
        if (first >= to || (isSmooth ? Extremes.Enclose(curve, from, to) : curve.Bound(from, to)).Low > ClaimCurves.Touch)
            return null;
        Interval values = Extremes.At(curve, first);
        if ((possibly ? values.Low : values.High) <= ClaimCurves.Touch)
            return first;
        double next = times.StepAfter(first);
        if (++trials > Extremes.MostSplits || next >= to)
            return null;
        double middle = next + (to - next) / 2;
        return Search(curve, next, middle, isSmooth, possibly) ?? Search(curve, middle, to, isSmooth, possibly);
    }
}
