using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>The times at which signals begin, end, bend or jump: a line between two neighbours is smooth.</summary>
internal static class TraceCuts
{
    /// <summary>The times of all signals in order, each once; null when there are too many to draw.</summary>
    public static List<double>? Of(IReadOnlyList<SignalTimeline> timelines, double end)
    {
        SortedSet<double> cuts = [0, end];
        foreach (SignalTimeline timeline in timelines)
        {
            cuts.Add(timeline.End);
            if (!(timeline.IsPerEpoch ? AddEpochs(timeline, cuts) : AddBreaks(timeline, cuts)) || cuts.Count > CurveTrace.MostCuts)
                return null;
        }
        return Apart(cuts, end);
    }

    // Breaks are known up to rounding; two of them that only rounding tells apart are one, so that no spike is drawn between them.
    private static List<double> Apart(SortedSet<double> cuts, double end)
    {
        List<double> apart = [0];
        foreach (double cut in cuts)
        {
            if (cut - apart[apart.Count - 1] <= 1e-9 * end)
                continue;
            double whole = Math.Round(cut);
            apart.Add(Math.Abs(cut - whole) <= 1e-9 * end ? whole : cut);
        }
        if (end - apart[apart.Count - 1] <= 1e-9 * end && apart.Count > 1)
            apart.RemoveAt(apart.Count - 1);
        apart.Add(end);
        return apart;
    }

    private static bool AddEpochs(SignalTimeline timeline, SortedSet<double> cuts)
    {
        double before = timeline.At(0);
        for (double epoch = 1; epoch < timeline.End && cuts.Count <= CurveTrace.MostCuts; epoch++)
        {
            double value = timeline.At(epoch);
            if (!value.Equals(before))
                cuts.Add(epoch);
            before = value;
        }
        return true;
    }

    private static bool AddBreaks(SignalTimeline timeline, SortedSet<double> cuts)
    {
        // Noise is held for a cell of time.
        BreakList breaks = new(0, timeline.End, hasCells: true);
        timeline.Breaks(breaks);
        if (!breaks.HasRoom)
            return false;
        cuts.UnionWith(breaks.Cuts());
        return true;
    }
}
