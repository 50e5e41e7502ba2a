using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1205: three or more abrupt changes at one time cannot be told apart when the run goes wrong there.</summary>
internal sealed class ManyChangesAdvice : IRule
{
    private const int Many = 3;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        (LossGroup Group, HashSet<double> On, HashSet<double> Off)[] switches = [.. methodology.Groups.Select(Switches)];
        HashSet<double> phases = [.. methodology.Phases.Select(phase => phase.Start)];
        foreach (double time in Times(methodology))
        {
            // At the start of a phase every value that jumps counts, as it is read there; else what jumps because it reads another signal is one change with it.
            bool isPhase = phases.Contains(time);
            List<string> changes =
            [
                .. methodology.Signals.Where(signal => signal.Timeline?.JumpsAt(time) == true && (isPhase || !IsCarried(methodology, signal.Timeline, time))).Select(signal => $"'{signal.Name}' jumps"),
                .. switches.Where(item => item.On.Contains(time) != item.Off.Contains(time)).Select(item => $"group '{item.Group.Name}' is {(item.On.Contains(time) ? "activated" : "deactivated")}"),
                .. methodology.Losses.Where(loss => loss.From.Equals(time)).Select(loss => $"'{loss.Name}' begins"),
                .. methodology.Losses.Where(loss => loss.To.Equals(time)).Select(loss => $"'{loss.Name}' ends"),
            ];
            if (changes.Count >= Many)
                diagnostics.Report(Diagnostics.Rules.ManyChangesAtOnce, Place(methodology, time), $"{Numbers.Format(changes.Count)} things change at epoch {Numbers.Short(time)}: {string.Join(", ", changes)}. If training breaks there, nobody can say which of them did it. Spread them over several epochs.", new DiagnosticDetails
                {
                    Related =
                    [
                        .. methodology.Signals.Where(signal => signal.Timeline?.JumpsAt(time) == true).Select(signal => new RelatedLocation(signal.Timeline!.SegmentAt(time).Span, $"'{signal.Name}' jumps here")),
                    ],
                    Picture = Plots.Phases(methodology, new TimelineBar($"{Numbers.Format(changes.Count)} changes", time, time)),
                });
        }
    }

    // When a phase, a part of a schedule or the time of a loss begins or ends, within the run.
    private static IEnumerable<double> Times(Methodology methodology) =>
        methodology.Phases.Select(phase => phase.Start)
            .Concat(methodology.Signals.SelectMany(signal => signal.Timeline?.Segments ?? []).Where(segment => segment.IsDeclaredJump).Select(segment => segment.Start))
            .Concat(methodology.Losses.SelectMany(loss => new[] { loss.From, loss.To }))
            .Where(time => time > 0 && time < methodology.Epochs).Distinct().OrderBy(time => time);

    // Its plan goes on, and a signal that it reads jumps.
    private static bool IsCarried(Methodology methodology, SignalTimeline timeline, double time) =>
        !timeline.SegmentAt(time).Start.Equals(time) && timeline.Reads.Any(read => methodology.FindSignal(read)?.Timeline?.JumpsAt(time) == true);

    // The phase that begins then, else what else does.
    private static TextSpan Place(Methodology methodology, double time)
    {
        if (methodology.Phases.FirstOrDefault(phase => phase.Start.Equals(time)) is { } phase)
            return phase.Span;
        Segment? segment = methodology.Signals.SelectMany(signal => signal.Timeline?.Segments ?? []).FirstOrDefault(segment => segment.Start.Equals(time));
        return segment?.Span ?? methodology.Losses.First(loss => loss.From.Equals(time) || loss.To.Equals(time)).Span;
    }

    // When a group begins and ceases to act; where it does both, it goes on. What is behind a gate does not change things at a time that is known.
    private static (LossGroup Group, HashSet<double> On, HashSet<double> Off) Switches(LossGroup group)
    {
        Activity[] acts = [.. group.Activity.OfType<Activity>().Where(activity => activity.Gate == null)];
        return (group, [.. acts.Select(activity => activity.From)], [.. acts.Select(activity => activity.To)]);
    }
}
