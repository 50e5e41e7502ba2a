using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0401, HV0405 and HV0406: every loss acts at some time with a weight that is not negative, and every phase has one.</summary>
internal sealed class LossRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Loss loss in methodology.Losses)
        {
            double lowest = loss.Weight.Signal == null ? loss.Weight.Number : methodology.ReachOf(loss.Weight.Signal)?.Low ?? 0;
            if (lowest < 0)
            {
                diagnostics.Report(Diagnostics.Rules.NegativeWeight, loss.Weight.Span, $"The weight of loss '{loss.Name}' becomes {Numbers.Short(lowest)}: training would maximise it. Write a weight of at least 0.");
            }
            else if (methodology.Complete.Phases && !loss.ActiveIn.Any(active => active) && GroupActs(methodology, loss))
            {
                string why = loss.Weight.Signal == null ? "its weight is 0" : $"its weight '{loss.Weight.Signal}' is 0 {(loss.Group == null ? "over the whole run" : $"whenever group '{loss.Group}' is active")}";
                diagnostics.Report(Diagnostics.Rules.DeadLoss, loss.Span, $"Loss '{loss.Name}' never acts: {why}. Give it a weight above 0, or remove it.");
            }
        }
        if (!methodology.Complete.Phases || !methodology.Complete.Text)
            return;
        for (int i = 0; i < methodology.Phases.Count; i++)
        {
            Phase phase = methodology.Phases[i];
            if (!methodology.Losses.Any(loss => loss.ActiveIn[i]))
                diagnostics.Report(Diagnostics.Rules.PhaseWithoutLoss, phase.Span, $"No loss acts in phase {phase.Name} (epochs {Numbers.Short(phase.Start)}..{Numbers.Short(phase.End)}), so it trains nothing. Give a loss a weight there, or remove the phase.");
        }
    }

    // A loss in a group that is never activated is reported at the group.
    private static bool GroupActs(Methodology methodology, Loss loss) =>
        loss.Group == null || methodology.Groups.First(group => group.Name == loss.Group).ActiveIn.Any(active => active);
}
