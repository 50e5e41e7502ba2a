using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>When losses act, and with which weight.</summary>
internal static class PlotLosses
{
    public static IReadOnlyList<PlotLane> Of(IReadOnlyList<Methodology> sides)
    {
        string[] names = [.. sides.SelectMany(side => side.Losses).Select(loss => loss.Name).Distinct()];
        Dictionary<string, Loss>[] bySide = [.. sides.Select(side => side.Losses.GroupBy(loss => loss.Name).ToDictionary(group => group.Key, group => group.First()))];
        return [.. names.Select(name => new PlotLane(name, "loss", [.. sides.Select((side, i) => bySide[i].TryGetValue(name, out Loss? loss) ? Side(side, loss) : null)]))];
    }

    private static LaneSide Side(Methodology methodology, Loss loss)
    {
        Signal? weight = loss.Weight.Signal is { } name ? methodology.FindSignal(name) : null;
        return new LaneSide(weight == null ? Numbers.Format(loss.Weight.Number) : weight.Name, Bars(loss.Activity), weight, loss.Weight.Number);
    }

    /// <summary>Activities as bars; those that touch and wait for the same are one.</summary>
    public static IReadOnlyList<LaneBar> Bars(IEnumerable<Activity?> activities)
    {
        List<LaneBar> bars = [];
        foreach (Activity activity in activities.OfType<Activity>())
        {
            string? waits = activity.Gate == null ? null : $"{activity.Gate.Group} waits for {TestWords.Of(activity.Gate.Condition)}";
            LaneBar? last = bars.Count > 0 ? bars[bars.Count - 1] : null;
            if (last != null && last.To.Equals(activity.From) && last.Waits == waits)
                bars[bars.Count - 1] = last with { To = activity.To };
            else
                bars.Add(new LaneBar(activity.From, activity.To, waits));
        }
        return bars;
    }
}
