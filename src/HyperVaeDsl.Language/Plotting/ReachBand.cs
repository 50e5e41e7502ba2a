using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>All values that a driven signal can have in a stretch of the run, whatever the metrics are.</summary>
/// <param name="From">Begin, in epochs.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Values">The values.</param>
public sealed record ReachBand(double From, double To, Interval Values)
{
    private const int MostBands = 240;

    /// <summary>The bands of a signal over the run, one after the other; none for a signal that no controller drives.</summary>
    public static IReadOnlyList<ReachBand> Of(Methodology methodology, string signal)
    {
        if (methodology.PipelineOf(signal).Count == 0 || methodology.FindSignal(signal)?.Timeline is not { } plan)
            return [];
        // Whole parts of epochs, or of long runs whole epochs, so that a band says what holds in an epoch.
        double length = methodology.Epochs < MostBands ? 1.0 / (MostBands / methodology.Epochs) : Math.Ceiling((double)methodology.Epochs / MostBands);
        List<ReachBand> bands = [];
        for (int i = 0; i * length < plan.End - 1e-9; i++)
        {
            double from = i * length;
            double to = Math.Min(plan.End, (i + 1) * length);
            if (Reachable.ReachAt(methodology, signal, from, to) is not { IsFinite: true } reach)
                continue;
            ReachBand? last = bands.Count > 0 ? bands[bands.Count - 1] : null;
            if (last != null && last.Values == reach && last.To.Equals(from))
                bands[bands.Count - 1] = last with { To = to };
            else
                bands.Add(new ReachBand(from, to, reach));
        }
        return bands;
    }
}
