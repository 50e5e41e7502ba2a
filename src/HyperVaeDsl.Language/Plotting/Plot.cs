using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>
/// What a picture of a methodology shows, or of two of them over each other: phases, signals, losses, and what waits for metrics. Everything is on the time of
/// the plan, in epochs. SVG and pages are drawn of this and of nothing else.
/// </summary>
/// <param name="Sides">The methodologies: one, or the old and the new one.</param>
/// <param name="Panels">The signals that vary.</param>
/// <param name="Constants">The signals that do not.</param>
/// <param name="Losses">The losses.</param>
/// <param name="Events">Phases that may end early, gates, components and milestones.</param>
public sealed record Plot(
    IReadOnlyList<Methodology> Sides,
    IReadOnlyList<PlotPanel> Panels,
    IReadOnlyList<PlotPanel> Constants,
    IReadOnlyList<PlotLane> Losses,
    IReadOnlyList<PlotLane> Events)
{
    /// <summary>The end of the axis: of the longer run.</summary>
    public double End => Sides.Max(side => side.Epochs);

    /// <summary>Of two sides what differs, and nothing else.</summary>
    public Plot Changed => this with
    {
        Panels = [.. Panels.Where(panel => !panel.IsSame)],
        Constants = [.. Constants.Where(panel => !panel.IsSame)],
        Losses = [.. Losses.Where(lane => !lane.IsSame)],
        Events = [.. Events.Where(lane => !lane.IsSame)],
    };

    /// <summary>The picture of one methodology.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="isShown">Which signals are drawn; all if null.</param>
    public static Plot Of(Methodology methodology, Func<string, bool>? isShown = null) =>
        Of([methodology], [.. methodology.Signals.Where(signal => signal.Timeline != null && isShown?.Invoke(signal.Name) != false).Select(signal => new Signal?[] { signal })]);

    /// <summary>The picture of some signals, each as it is on every side.</summary>
    /// <param name="sides">The methodologies.</param>
    /// <param name="signals">The signals; null where a side has none.</param>
    public static Plot Of(IReadOnlyList<Methodology> sides, IReadOnlyList<IReadOnlyList<Signal?>> signals)
    {
        PlotPanel[] panels = [.. signals.Where(pair => pair.Any(signal => signal?.Timeline != null)).Select(pair => PlotPanel.Of(sides, pair))];
        return new Plot(
            sides,
            [.. panels.Where(panel => !panel.IsConstant)],
            [.. panels.Where(panel => panel.IsConstant)],
            [.. PlotLosses.Of(sides).Select(lane => lane with { IsSame = IsSame(lane, panels) })],
            [.. PlotEvents.Of(sides).Select(lane => lane with { IsSame = IsSame(lane, panels) })]);
    }

    /// <summary>
    /// The picture of two methodologies over each other: every signal of the new one with that of its name in the old one, then those that are gone.
    /// </summary>
    /// <param name="old">The old one.</param>
    /// <param name="new">The new one.</param>
    /// <param name="renamed">The old names of signals that have other names now.</param>
    public static Plot Of(Methodology old, Methodology @new, IReadOnlyDictionary<string, string> renamed)
    {
        List<IReadOnlyList<Signal?>> pairs = [.. @new.Signals.Select(signal => new[] { old.FindSignal(renamed.TryGetValue(signal.Name, out string? before) ? before : signal.Name), signal })];
        HashSet<string> paired = [.. pairs.Select(pair => pair[0]?.Name).OfType<string>()];
        pairs.AddRange(old.Signals.Where(signal => !paired.Contains(signal.Name)).Select(signal => new Signal?[] { signal, null }));
        return Of([old, @new], pairs);
    }

    private static bool IsSame(PlotLane lane, PlotPanel[] panels) =>
        lane.Sides.Count == 2 && lane.Sides[0] is { } before && lane.Sides[1] is { } after && before.Words == after.Words && before.Number.Equals(after.Number) && before.Bars.SequenceEqual(after.Bars)
        && panels.All(panel => panel.IsSame || panel.IsConstant || after.Weight == null || panel.Name != after.Weight.Name);
}
