using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0207 and HV0208: the condition of a phase can hold before its planned end, that of a gate before the group is off again.</summary>
internal sealed class EarlyEndRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Phases)
            return;
        EvaluationTimes times = new(methodology);
        foreach (Phase phase in methodology.Phases)
        {
            if (phase.EarlyEnd is not { } early)
                continue;
            double first = times.FirstHolding(early.Until, phase.Start, early.Earliest);
            if (first >= phase.End)
                diagnostics.Report(Diagnostics.Rules.NeverEndsEarly, early.Until.Span, $"Phase {phase.Name} can never end early: watched from epoch {Numbers.Short(phase.Start)} on, with metrics every {Numbers.Format(methodology.EvaluateEvery)} epochs and not before epoch {Numbers.Short(early.Earliest)}, its condition can end it {When(first)}, and the phase ends at {Numbers.Short(phase.End)} anyway. Wait for less, or write a later end.", new DiagnosticDetails
                {
                    Related = [new RelatedLocation(phase.Span, $"phase {phase.Name}")],
                    Draw = () => Watched(phase.Name, phase.Start, phase.End, first, methodology),
                });
        }
        foreach (GateSpec gate in methodology.Gates)
        {
            double first = times.FirstHolding(gate.Condition, gate.From);
            if (first >= gate.To)
                diagnostics.Report(Diagnostics.Rules.NeverOpens, gate.Condition.Span, $"The gate of group '{gate.Group}' can never open in time: watched from epoch {Numbers.Short(gate.From)} on, with metrics every {Numbers.Format(methodology.EvaluateEvery)} epochs, its condition can hold {When(first)}, and the group acts until {Numbers.Short(gate.To)}. Wait for less, or activate the group earlier.", new DiagnosticDetails
                {
                    Related = [new RelatedLocation(gate.Span, $"group '{gate.Group}' is activated here")],
                    Draw = () => Watched(gate.Group, gate.From, gate.To, first, methodology),
                });
        }
    }

    // How long it is watched, and when it can come true.
    private static string Watched(string what, double from, double to, double first, Methodology methodology) => TimelineBand.Draw(
        [new TimelineBar(what, from, to)],
        methodology.Epochs,
        double.IsInfinity(first) ? new TimelineBar("not within the run", methodology.Epochs, methodology.Epochs) : new TimelineBar("can hold from here on", first, first));

    private static string When(double first) => double.IsInfinity(first) ? "only after the run" : $"at epoch {Numbers.Short(first)} at the earliest";
}
