using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV1205: three or more abrupt changes at one time cannot be told apart when the run goes wrong there.</summary>
internal sealed class ManyChangesAdvice : IRule
{
    private const int Many = 3;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        for (int i = 1; i < methodology.Phases.Count; i++)
        {
            Phase phase = methodology.Phases[i];
            List<string> changes =
            [
                .. methodology.Signals.Where(signal => signal.Timeline?.JumpsAt(phase.Start) == true).Select(signal => $"'{signal.Name}' jumps"),
                .. methodology.Groups.Where(group => Acts(group.Activity[i], phase.Start) != Acts(group.Activity[i - 1], phase.Start)).Select(group => $"group '{group.Name}' is {(group.ActiveIn[i] ? "activated" : "deactivated")}"),
            ];
            if (changes.Count >= Many)
                diagnostics.Report(Diagnostics.Rules.ManyChangesAtOnce, phase.Span, $"{Numbers.Format(changes.Count)} things change at epoch {Numbers.Short(phase.Start)}: {string.Join(", ", changes)}. If training breaks there, nobody can say which of them did it. Spread them over several epochs.", new DiagnosticDetails
                {
                    Related =
                    [
                        .. methodology.Signals.Where(signal => signal.Timeline?.JumpsAt(phase.Start) == true).Select(signal => new RelatedLocation(signal.Timeline!.SegmentAt(phase.Start).Span, $"'{signal.Name}' jumps here")),
                    ],
                    Picture = Plots.Phases(methodology, new TimelineBar($"{Numbers.Format(changes.Count)} changes", phase.Start, phase.Start)),
                });
        }
    }

    // Up to or from a time on; what begins later in the phase, or behind a gate, does not change things there.
    private static bool Acts(Activity? activity, double at) => activity is { Gate: null } && activity.From <= at && at <= activity.To;
}
