using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>A plot in words.</summary>
internal static class PlotWords
{
    private const int MostNames = 40;

    /// <summary>What a run is, in a line.</summary>
    public static string Run(Methodology methodology) =>
        $"{Count(methodology.Epochs, "epoch")} of {Count(methodology.Data.StepsPerEpoch, "step")}, seed {methodology.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}, digest {methodology.Digest[..12]}.";

    /// <summary>The whole plot in sentences.</summary>
    public static string Of(Plot plot)
    {
        Methodology shown = plot.Sides[^1];
        IEnumerable<string> phases = shown.Phases.Select(phase => $"{phase.Name} from epoch {Numbers.Short(phase.Start)} to {Numbers.Short(phase.End)}");
        IEnumerable<string> signals = plot.Panels.Concat(plot.Constants).Select(Panel);
        return $"{Run(shown)} Phases: {Some(phases)}. Signals: {Some(signals)}. Losses: {Some(plot.Losses.Select(lane => lane.Name))}.";
    }

    /// <summary>Something counted.</summary>
    public static string Count(int number, string word) => $"{Numbers.Format(number)} {word}{(number == 1 ? "" : "s")}";

    /// <summary>A signal in a few words: where it begins and ends, and what it takes between.</summary>
    public static string Panel(PlotPanel panel)
    {
        Language.Timelines.SignalTimeline timeline = panel.Signals.Last(signal => signal?.Timeline != null)!.Timeline!;
        if (timeline.Constant is { } value)
            return $"{panel.Name} is {Numbers.Short(value)} throughout";
        string passage = $"{panel.Name} goes from {Numbers.Short(timeline.At(0))} to {Numbers.Short(CurveTrace.Before(timeline, timeline.End))}, between {Numbers.Short(timeline.Hull.Low)} and {Numbers.Short(timeline.Hull.High)}";
        return panel.Signals.Count == 1 || panel.Signals[0]?.Timeline is not { } old ? passage : $"{passage}; before between {Numbers.Short(old.Hull.Low)} and {Numbers.Short(old.Hull.High)}";
    }

    private static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? "none" : string.Join("; ", all.Take(MostNames)) + (all.Length > MostNames ? $"; and {Numbers.Format(all.Length - MostNames)} more" : "");
    }
}
