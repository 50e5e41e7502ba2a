using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Where a change is: in the files, and among the curves of a picture.</summary>
internal static class ChangePlaces
{
    /// <summary>The picture of both sides over each other; null where one of them has errors, so that its plan is not known.</summary>
    public static Plot? PlotOf(MethodologyComparison comparison)
    {
        if (comparison.IsPartial || comparison.Old.Methodology is not { } old || comparison.New.Methodology is not { } @new)
            return null;
        Dictionary<string, string> renamed = new(StringComparer.Ordinal);
        foreach (Change change in comparison.All)
        {
            if (change.Rule == ChangeRules.SignalRenamed && change.Old != null && change.New != null)
                renamed[change.New] = change.Old;
        }
        return Plot.Of(old, @new, renamed);
    }

    /// <summary>The panel that shows the curves of a change; -1 where none does.</summary>
    public static int PanelOf(Plot plot, Change change)
    {
        for (int i = 0; i < plot.Panels.Count; i++)
        {
            Signal?[] sides = [.. plot.Panels[i].Signals];
            if (change.Curve is { } curve && (IsPlan(sides[0], curve.Old) || IsPlan(sides[^1], curve.New)))
                return i;
            if (change.Curve == null && change.Subject == $"signal {plot.Panels[i].Name}")
                return i;
        }
        return -1;
    }

    /// <summary>File and line of a place, such as cyclical.hvae:12; null where there is none.</summary>
    public static string? Of(ComparedSide side, TextSpan? span) =>
        span is { } at && at.Start < side.Text.Content.Length ? $"{side.Text.FileAt(at.Start).FileName}:{Numbers.Format(side.Text.PositionOf(at.Start).Line)}" : null;

    /// <summary>The places on both sides, and the inherited one where another line brought the change about; "" where there are none.</summary>
    public static string Of(MethodologyComparison comparison, Change change, string arrow = " \u2192 ")
    {
        string? old = Of(comparison.Old, change.OldSpan);
        string? stands = Of(comparison.New, change.NewSpan);
        string? place = Of(comparison.New, change.Place);
        string inherited = stands == null || stands == place || (change.Causes[0].Words.Length == 0 && IsInOneFile(comparison.New, change)) ? "" : $", for {stands}";
        // What stands where it stood, and differs by another line, is not named twice.
        return string.Join(arrow, new[] { old == stands && inherited.Length > 0 ? null : old, place }.OfType<string>().Distinct()) + inherited;
    }

    /// <summary>The errors that both sides have, each with its line.</summary>
    public static IEnumerable<string> SharedErrors(MethodologyComparison comparison) =>
        comparison.SharedErrors.Select(item => $"{item.Code} at {Of(comparison.New, item.Span)}: {item.Message}");

    private static bool IsInOneFile(ComparedSide side, Change change) =>
        change.NewSpan is { } stands && change.Place is { } place && side.Text.FileStart(stands.Start) == side.Text.FileStart(place.Start);

    private static bool IsPlan(Signal? signal, Language.Timelines.SignalTimeline plan) => signal?.Timeline != null && ReferenceEquals(signal.Timeline, plan);
}
