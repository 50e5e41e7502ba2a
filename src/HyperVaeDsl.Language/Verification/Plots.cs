using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Drawings of what the rules judge.</summary>
internal static class Plots
{
    /// <summary>The plan of a signal over the run, with values and times to look at.</summary>
    public static string? Of(SignalTimeline timeline, IReadOnlyList<PlotLevel> levels, params PlotTime[] times) =>
        new SignalPlot(timeline.At, timeline.Segments[0].Start, timeline.End) { Levels = levels, Times = times }.Draw();

    /// <summary>The phases with a stretch of time marked.</summary>
    public static string Phases(Methodology methodology, TimelineBar mark) =>
        TimelineBand.Draw([.. methodology.Phases.Select(phase => new TimelineBar(phase.Name, phase.Start, phase.End))], methodology.Epochs, mark);

    /// <summary>When losses act, phase by phase, with a stretch of time marked.</summary>
    public static string Losses(Methodology methodology, IEnumerable<Loss> losses, TimelineBar mark) =>
        TimelineBand.Draw([.. losses.SelectMany(loss => Joined(loss.Activity).Select(activity => new TimelineBar(loss.Name, activity.Low, activity.High)))], methodology.Epochs, mark);

    // What goes on from one phase into the next is one stretch.
    internal static IEnumerable<Interval> Joined(IEnumerable<Activity?> activities)
    {
        Interval? open = null;
        foreach (Activity activity in activities.OfType<Activity>().OrderBy(activity => activity.From))
        {
            if (open is { } before && activity.From <= before.High)
            {
                open = new Interval(before.Low, Math.Max(before.High, activity.To));
                continue;
            }
            if (open != null)
                yield return open.Value;
            open = new Interval(activity.From, activity.To);
        }
        if (open != null)
            yield return open.Value;
    }
}
