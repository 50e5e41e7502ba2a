using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1205: three or more abrupt changes at one time cannot be told apart when the run goes wrong there.</summary>
internal sealed class ManyChangesAdvice : IAdvice
{
    private const int Many = 3;
    private const int MostNamed = 12;

    // Among more phases a drawing shows nothing.
    private const int MostDrawn = 60;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        (LossGroup Group, HashSet<double> On, HashSet<double> Off)[] switches = [.. methodology.Groups.Select(Switches)];
        Dictionary<double, Phase> phases = methodology.Phases.GroupBy(phase => phase.Start).ToDictionary(group => group.Key, group => group.First());
        Signal[] planned = [.. methodology.Signals.Where(signal => signal.Timeline != null)];
        int[] near = new int[planned.Length];
        List<Signal> jumping = [];
        ILookup<double, Loss> begins = methodology.Losses.ToLookup(loss => loss.From);
        ILookup<double, Loss> ends = methodology.Losses.ToLookup(loss => loss.To);
        foreach (double time in Times(methodology))
        {
            jumping.Clear();
            for (int i = 0; i < planned.Length; i++)
            {
                if (planned[i].Timeline!.JumpsAt(time, ref near[i]))
                    jumping.Add(planned[i]);
            }
            // At the start of a phase every value that jumps counts, as it is read there; else what jumps because it reads another signal is one change with it.
            bool isPhase = phases.TryGetValue(time, out Phase? phase);
            Signal[] counted = [.. jumping.Where(signal => isPhase || !IsCarried(methodology, signal.Timeline!, time))];
            List<string> others =
            [
                .. switches.Where(item => item.On.Contains(time) != item.Off.Contains(time)).Select(item => $"group '{item.Group.Name}' is {(item.On.Contains(time) ? "activated" : "deactivated")}"),
                .. begins[time].Select(loss => $"'{loss.Name}' begins"),
                .. ends[time].Select(loss => $"'{loss.Name}' ends"),
            ];
            int changes = counted.Length + others.Count;
            if (changes >= Many)
                diagnostics.Report(Diagnostics.Rules.ManyChangesAtOnce, phase?.Span ?? Place(methodology, time), $"{Numbers.Format(changes)} things change at epoch {Numbers.Short(time)}: {string.Join(", ", counted.Take(MostNamed).Select(signal => $"'{signal.Name}' jumps").Concat(others).Take(MostNamed))}{(changes > MostNamed ? $" and {Numbers.Format(changes - MostNamed)} more" : "")}. If training breaks there, nobody can say which of them did it. Spread them over several epochs.", new DiagnosticDetails
                {
                    Related =
                    [
                        .. jumping.Take(MostNamed).Select(signal => new RelatedLocation(signal.Timeline!.SegmentAt(time).Span, $"'{signal.Name}' jumps here")),
                    ],
                    Draw = () => phases.Count > MostDrawn ? null : Plots.Phases(methodology, new TimelineBar($"{Numbers.Format(changes)} changes", time, time)),
                });
        }
    }

    // When a phase, a part of a schedule or the time of a loss begins or ends, within the run.
    private static IEnumerable<double> Times(Methodology methodology) =>
        methodology.Phases.Select(phase => phase.Start)
            .Concat(methodology.Signals.SelectMany(signal => signal.Timeline?.DeclaredJumps ?? []))
            .Concat(methodology.Losses.SelectMany(loss => new[] { loss.From, loss.To }))
            .Where(time => time > 0 && time < methodology.Epochs).Distinct().OrderBy(time => time);

    // Its plan goes on, and a signal that it reads jumps.
    private static bool IsCarried(Methodology methodology, SignalTimeline timeline, double time) =>
        !timeline.Survey.ArePlain && !timeline.SegmentAt(time).Start.Equals(time) && timeline.ReadsAt(time).Any(read => methodology.FindSignal(read)?.Timeline?.JumpsAt(time) == true);

    // What begins or ends then.
    private static TextSpan Place(Methodology methodology, double time)
    {
        Segment? segment = methodology.Signals.Select(signal => signal.Timeline?.SegmentAt(time)).FirstOrDefault(segment => segment?.Start.Equals(time) == true);
        return segment?.Span ?? methodology.Losses.First(loss => loss.From.Equals(time) || loss.To.Equals(time)).Span;
    }

    // When a group begins and ceases to act; where it does both, it goes on. What is behind a gate does not change things at a time that is known.
    private static (LossGroup Group, HashSet<double> On, HashSet<double> Off) Switches(LossGroup group)
    {
        Activity[] acts = [.. group.Activity.OfType<Activity>().Where(activity => activity.Gate == null)];
        return (group, [.. acts.Select(activity => activity.From)], [.. acts.Select(activity => activity.To)]);
    }
}
