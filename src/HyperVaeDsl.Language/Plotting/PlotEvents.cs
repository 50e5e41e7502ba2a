using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>What is not on the plan alone, because it waits for metrics: early ends, gates and components; and the checkpoints at given times.</summary>
internal static class PlotEvents
{
    public static IReadOnlyList<PlotLane> Of(IReadOnlyList<Methodology> sides)
    {
        (string Name, string Kind, LaneSide Side)[][] all = [.. sides.Select(side => Lanes(side).ToArray())];
        (string Name, string Kind)[] rows = [.. all.SelectMany(lanes => lanes).Select(lane => (lane.Name, lane.Kind)).Distinct()];
        return [.. rows.Select(row => new PlotLane(row.Name, row.Kind, [.. all.Select(lanes => lanes.Where(lane => (lane.Name, lane.Kind) == row).Select(lane => lane.Side).FirstOrDefault())]))];
    }

    private static IEnumerable<(string Name, string Kind, LaneSide Side)> Lanes(Methodology methodology)
    {
        foreach (Phase phase in methodology.Phases)
        {
            if (phase.EarlyEnd is { } early)
                yield return (phase.Name, "phase", new LaneSide($"ends once {TestWords.Of(early.Until)}", [new LaneBar(early.Earliest, phase.End, "may end")]));
        }
        foreach (IGrouping<string, GateSpec> gates in methodology.Gates.GroupBy(gate => gate.Group))
        {
            LaneBar[] bars = [.. gates.Select(gate => new LaneBar(gate.From, gate.To, TestWords.Of(gate.Condition)))];
            yield return (gates.Key, "group", new LaneSide(string.Join("; ", gates.Select((gate, i) => $"{(i == 0 ? "opens" : $"from epoch {Numbers.Short(gate.From)} on")} once {TestWords.Of(gate.Condition)}")), bars));
        }
        foreach (ComponentSpec component in methodology.Components)
            yield return (component.Path, "component", Component(methodology, component));
        if (methodology.Checkpoints.Milestones.Count > 0)
            yield return ("milestones", "checkpoint", new LaneSide(string.Join(", ", methodology.Checkpoints.Milestones.Select(milestone => $"{milestone.Name} at epoch {Numbers.Short(milestone.Time)}")), [.. methodology.Checkpoints.Milestones.Select(milestone => new LaneBar(milestone.Time, milestone.Time, milestone.Name))]));
    }

    // A component does as it begins until the first change can come, at an evaluation at the earliest.
    private static LaneSide Component(Methodology methodology, ComponentSpec component)
    {
        double sure = Transitions.Of(methodology, component, most: 1).Select(change => change.Epochs).DefaultIfEmpty(methodology.Epochs).First();
        string state = component.StartsFrozen ? "frozen" : "trained";
        string? then = component.StartsFrozen ? component.Unfreeze is { } unfreeze ? $"released once {TestWords.Of(unfreeze)}" : null : component.Freeze is { } freeze ? $"frozen once {TestWords.Of(freeze)}" : null;
        LaneBar[] bars = sure < methodology.Epochs ? [new LaneBar(0, sure), new LaneBar(sure, methodology.Epochs, then)] : [new LaneBar(0, methodology.Epochs)];
        return new LaneSide(then == null ? $"{state} throughout" : $"{state}; {then}{(component.Warmup > 0 ? $", not before epoch {Numbers.Short(component.Warmup)}" : "")}", bars);
    }
}
