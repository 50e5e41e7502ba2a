using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0401, HV0405 and HV0406: every loss acts at some time with a weight that is not negative, and every phase has one.</summary>
internal sealed class LossRule : IOpenRule
{
    public void Require(Methodology methodology, ParamBox box)
    {
        Interval weights = new(0, double.PositiveInfinity);
        foreach (Loss loss in methodology.Losses)
            box.Require(methodology, loss.Weight, weights, 0, Diagnostics.Rules.NegativeWeight.Code);
    }

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Loss loss in methodology.Losses)
        {
            double lowest = Lowest(methodology, loss.Weight);
            if (lowest < 0)
            {
                diagnostics.Report(Diagnostics.Rules.NegativeWeight, loss.Weight.Span, $"The weight of loss '{loss.Name}' becomes {Numbers.Short(lowest)}: training would maximise it. Write a weight of at least 0.", new DiagnosticDetails
                {
                    Related = methodology.FindSignal(loss.Weight.Signal ?? "") is { } driven ? [new RelatedLocation(driven.Span, $"'{driven.Name}' is declared here")] : [],
                    Draw = () => methodology.FindSignal(loss.Weight.Signal ?? "") is { Timeline: { Hull.Low: < 0 } plan } ? Plots.Of(plan, [new PlotLevel(0, "a weight is not negative")]) : null,
                });
            }
            else if (methodology.Complete.Phases && !loss.ActiveIn.Any(active => active) && GroupActs(methodology, loss))
            {
                string why = !Meets(methodology, loss) ? $"it acts from epoch {Numbers.Short(loss.From)} to {Numbers.Short(loss.To)}, and group '{loss.Group}' is not active then"
                    : loss.Weight.Signal == null ? "its weight is 0" : $"its weight '{loss.Weight.Signal}' is 0 {(loss.Group == null ? "over the whole run" : $"whenever group '{loss.Group}' is active")}";
                diagnostics.Report(Diagnostics.Rules.DeadLoss, loss.Span, $"Loss '{loss.Name}' never acts: {why}. {(Meets(methodology, loss) ? "Give it a weight above 0, or remove it" : "Move its time, or activate the group then")}.", Dead(methodology, loss));
            }
        }
        if (!methodology.Complete.Phases || !methodology.Complete.Text)
            return;
        for (int i = 0; i < methodology.Phases.Count; i++)
        {
            Phase phase = methodology.Phases[i];
            if (Gap(methodology, i) is not { } gap)
                continue;
            string gated = methodology.Losses.Any(loss => loss.Activity[i]?.Gate != null) ? " but what a gate may open" : "";
            string fix = gap.Low.Equals(phase.Start) && gap.High.Equals(phase.End) ? "Give a loss a weight there, or remove the phase." : "Give a loss a weight there.";
            diagnostics.Report(Diagnostics.Rules.PhaseWithoutLoss, phase.Span, $"No loss acts in phase {phase.Name} (epochs {Numbers.Short(gap.Low)}..{Numbers.Short(gap.High)}){gated}, so it trains nothing. {fix}", new DiagnosticDetails
            {
                Draw = () => Plots.Losses(methodology, methodology.Losses, new TimelineBar("no loss", gap.Low, gap.High)),
            });
        }
    }

    // Bounds that are not negative are enough to know; they need not be reached.
    private static double Lowest(Methodology methodology, ScalarRef weight) =>
        weight.Signal == null ? weight.Number
        : Reachable.Bounded(methodology, weight.Signal) is { Low: >= 0 } bounds ? bounds.Low
        : Reachable.ReachOf(methodology, weight.Signal)?.Low ?? 0;

    // What makes it 0: its plan, or that its time and that of its group do not meet.
    private static DiagnosticDetails Dead(Methodology methodology, Loss loss)
    {
        LossGroup? group = methodology.Groups.FirstOrDefault(candidate => candidate.Name == loss.Group);
        if (group != null)
        {
            TimelineBar[] bars = [.. Plots.Joined(group.Activity).Select(stretch => new TimelineBar(group.Name, stretch.Low, stretch.High))];
            return new DiagnosticDetails
            {
                Related = [new RelatedLocation(group.Span, $"group '{group.Name}'")],
                Draw = () => TimelineBand.Draw(bars, methodology.Epochs, new TimelineBar(loss.Weight.Signal == null || !Meets(methodology, loss) ? loss.Name : $"'{loss.Weight.Signal}' is 0 in all of it", loss.From, Math.Max(loss.From, loss.To))),
            };
        }
        return methodology.FindSignal(loss.Weight.Signal ?? "") is { Timeline: { } plan } signal
            ? new DiagnosticDetails { Related = [new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here")], Draw = () => Plots.Of(plan, []) }
            : new DiagnosticDetails();
    }

    // The first part of a phase in which no loss acts for certain; what is behind a gate may stay there.
    private static Interval? Gap(Methodology methodology, int index)
    {
        Phase phase = methodology.Phases[index];
        double covered = phase.Start;
        IEnumerable<Activity> certain = methodology.Losses.Select(loss => loss.Activity[index]).Where(activity => activity is { Gate: null }).Select(activity => activity!);
        foreach (Activity activity in certain.OrderBy(activity => activity.From))
        {
            if (activity.From > covered)
                return new Interval(covered, activity.From);
            covered = Math.Max(covered, activity.To);
        }
        return covered < phase.End ? new Interval(covered, phase.End) : null;
    }

    private static bool Meets(Methodology methodology, Loss loss) =>
        loss.Group == null || methodology.Groups.First(group => group.Name == loss.Group).Activity.Any(activity => activity != null && activity.From < loss.To && activity.To > loss.From);

    // A loss in a group that is never activated is reported at the group.
    private static bool GroupActs(Methodology methodology, Loss loss) =>
        loss.Group == null || methodology.Groups.First(group => group.Name == loss.Group).ActiveIn.Any(active => active);
}
