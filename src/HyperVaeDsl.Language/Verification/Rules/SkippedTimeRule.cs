using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0210 and HV0211: whichever evaluation ends a phase, every loss acts at some time and a curriculum that is complete in the plan is
/// complete. What lies between an early end and the planned one is skipped, so it must not be all that there is.
/// </summary>
internal sealed class SkippedTimeRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Run || !methodology.Complete.Phases || !methodology.Complete.Text)
            return;
        Interval?[] skipped = [.. Skipped(methodology)];
        if (skipped.All(stretch => stretch == null))
            return;
        foreach (Loss loss in methodology.Losses.Where(loss => loss.ActiveIn.Any(active => active)))
        {
            int[] active = [.. Enumerable.Range(0, skipped.Length).Where(i => loss.Activity[i] != null)];
            if (active.All(i => skipped[i] is { } stretch && loss.Activity[i] is { Gate: null } activity && activity.From >= stretch.Low))
                Report(methodology, loss, methodology.Phases[active[0]], loss.Activity[active[0]]!, skipped[active[0]]!.Value, diagnostics);
        }
        Curriculum(methodology, skipped, diagnostics);
    }

    // For each phase the longest stretch that can be skipped; null where none can.
    private static IEnumerable<Interval?> Skipped(Methodology methodology)
    {
        EvaluationTimes times = new(methodology);
        foreach (Phase phase in methodology.Phases)
        {
            double first = phase.EarlyEnd is { } early ? times.FirstHolding(early.Until, phase.Start, early.Earliest) : phase.End;
            yield return first < phase.End ? new Interval(first, phase.End) : null;
        }
    }

    private static void Report(Methodology methodology, Loss loss, Phase phase, Activity activity, Interval skipped, DiagnosticBag diagnostics) => diagnostics.Report(
        Diagnostics.Rules.LeftOut,
        loss.Span,
        $"If phase {phase.Name} ends early, at epoch {Numbers.Short(skipped.Low)}, loss '{loss.Name}' never acts: its time is {Numbers.Short(activity.From)}..{Numbers.Short(activity.To)}, and the clock goes on at {Numbers.Short(skipped.High)}. Let it act earlier or longer, or let the phase end no earlier than {Numbers.Short(activity.From)}.",
        new DiagnosticDetails
        {
            Related = [new RelatedLocation(phase.EarlyEnd!.Until.Span, "what may end the phase")],
            Draw = () => Plots.Losses(methodology, [loss], new Diagnostics.Drawing.TimelineBar("skipped", skipped.Low, skipped.High)),
        });

    private static void Curriculum(Methodology methodology, Interval?[] skipped, DiagnosticBag diagnostics)
    {
        if (methodology.Data.Admission is not { Signal: { } name } admission || methodology.FindSignal(name)?.Timeline is not { } timeline || timeline.Hull.High < 1)
            return;
        double seen = double.NegativeInfinity;
        for (int i = 0; i < skipped.Length; i++)
        {
            double end = skipped[i]?.Low ?? methodology.Phases[i].End;
            if (end > methodology.Phases[i].Start)
                seen = Math.Max(seen, timeline.Over(methodology.Phases[i].Start, end).High);
        }
        if (seen < 1 && Array.FindIndex(skipped, stretch => stretch != null) is >= 0 and var at)
            diagnostics.Report(Diagnostics.Rules.LeftOutCurriculum, admission.Span, $"If phase {methodology.Phases[at].Name} ends early, the curriculum never admits all operations: '{name}' reaches {Numbers.Short(seen)} in what is left, and 1 only in what is skipped. Let it reach 1 earlier, or keep it there in the phase that follows.", new DiagnosticDetails
            {
                Related = [new RelatedLocation(methodology.Phases[at].EarlyEnd!.Until.Span, "what may end the phase")],
                Draw = () => Plots.Of(timeline, [], new Diagnostics.Drawing.PlotTime(skipped[at]!.Value.Low, "skipped from here"), new Diagnostics.Drawing.PlotTime(skipped[at]!.Value.High, "on from here")),
            });
    }
}
