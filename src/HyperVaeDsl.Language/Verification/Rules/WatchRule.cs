using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0701, HV0704 and HV0902: guards can fire before the run ends and roll back to what is kept; checkpoints come and keep the better model.</summary>
internal sealed class WatchRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        EvaluationTimes times = new(methodology);
        foreach (GuardSpec guard in methodology.Guards)
        {
            Slot(methodology, guard, diagnostics);
            if (methodology.Complete.Run)
                Wait(methodology, times, guard, diagnostics);
        }
        foreach (BestSpec best in methodology.Checkpoints.Best.Where(best => best.Metric.IsBetterHigher && !best.Rises))
            diagnostics.Report(Diagnostics.Rules.BadValue, best.Span, $"A higher {best.Metric.Name} is better, so 'when {best.Metric.Name} falls' would keep the worst model. Write 'when {best.Metric.Name} rises'.");
        if (!methodology.Complete.Run)
            return;
        int every = methodology.Checkpoints.EveryEpochs;
        if (every > methodology.Epochs)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, methodology.Checkpoints.EverySpan, $"Checkpoints every {Numbers.Format(every)} epochs never come in a run of {Numbers.Format(methodology.Epochs)}. Write at most that many.", Places.Run(methodology));
        foreach (MilestoneSpec milestone in methodology.Checkpoints.Milestones.Where(milestone => milestone.Time > methodology.Epochs))
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, milestone.Span, $"Milestone '{milestone.Name}' at epoch {Numbers.Short(milestone.Time)} never comes in a run of {Numbers.Format(methodology.Epochs)}. Write an earlier time.", Places.Run(methodology));
    }

    private static void Wait(Methodology methodology, EvaluationTimes times, GuardSpec guard, DiagnosticBag diagnostics)
    {
        Condition condition = guard.Condition;
        // The longer it waits, the later it fires.
        if (!double.IsInfinity(times.FirstHolding(Transitions.Longest(condition)!, guard.After)))
            return;
        string message;
        if (guard.After >= methodology.Epochs)
            message = $"Guard '{guard.Name}' watches from epoch {Numbers.Short(guard.After)} on, and the run ends at {Numbers.Format(methodology.Epochs)}: it can never fire. Begin earlier.";
        else if (condition.InEpochs && condition.For > methodology.Epochs)
            message = $"Guard '{guard.Name}' waits {Numbers.Format(condition.For)} epochs, longer than the run of {Numbers.Format(methodology.Epochs)}: it can never fire. Shorten the wait to fewer epochs than the run has.";
        else
            message = $"Guard '{guard.Name}' can never fire: watched from epoch {Numbers.Short(guard.After)} on, with metrics every {Numbers.Format(methodology.EvaluateEvery)} epochs, its condition holds only after the run of {Numbers.Format(methodology.Epochs)} epochs. Wait for less, or take metrics more often.";
        diagnostics.Report(Diagnostics.Rules.LongerThanRun, guard.Span, message, Places.Run(methodology));
    }

    private static void Slot(Methodology methodology, GuardSpec guard, DiagnosticBag diagnostics)
    {
        string[] slots = [.. methodology.Checkpoints.Best.Select(best => best.Name)];
        if (guard.Slot == null || slots.Contains(guard.Slot) || !methodology.Complete.Text)
            return;
        string help = slots.Length == 0 ? "The methodology keeps none; write for example 'best coverage when coverage rises' in a checkpoint block."
            : $"There are: {string.Join(", ", slots)}.{Suggestion.For(guard.Slot, slots)}";
        diagnostics.Report(Diagnostics.Rules.UnknownName, guard.SlotSpan, $"There is no best checkpoint '{guard.Slot}' to roll back to. {help}");
    }
}
