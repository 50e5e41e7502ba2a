using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0901 and HV0902: guards and checkpoints can fire: their thresholds are attainable and their durations fit the run.</summary>
internal sealed class WatchRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (GuardSpec guard in methodology.Guards)
        {
            Threshold(methodology, guard.Condition, diagnostics);
            if (methodology.Complete.Run && guard.Epochs > methodology.Epochs)
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, guard.Span, $"Guard '{guard.Name}' waits {Numbers.Format(guard.Epochs)} epochs, longer than the run of {Numbers.Format(methodology.Epochs)}: it can never fire. Shorten the wait to fewer epochs than the run has.");
        }
        foreach (BestSpec best in methodology.Checkpoints.Best)
            Check(methodology, best, diagnostics);
        int every = methodology.Checkpoints.EveryEpochs;
        if (methodology.Complete.Run && every > methodology.Epochs)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, methodology.Checkpoints.EverySpan, $"Checkpoints every {Numbers.Format(every)} epochs never come in a run of {Numbers.Format(methodology.Epochs)}. Write at most that many.");
    }

    private static void Check(Methodology methodology, BestSpec best, DiagnosticBag diagnostics)
    {
        if (best.Metric.IsBetterHigher && !best.Rises)
            diagnostics.Report(Diagnostics.Rules.BadValue, best.Span, $"A higher {best.Metric.Name} is better, so 'when {best.Metric.Name} falls' would keep the worst model. Write 'when {best.Metric.Name} rises'.");
        if (best.While is not { } condition)
            return;
        Threshold(methodology, condition, diagnostics);
        // The best so far includes the present value, so nothing exceeds it.
        bool exceedsBest = condition.Metric.IsBetterHigher && (condition.Comparison == ">" ? condition.Threshold >= 1 : condition.Comparison == ">=" && condition.Threshold > 1);
        if (condition.RelativeToBest && exceedsBest)
            diagnostics.Report(Diagnostics.Rules.Unreachable, condition.Span, $"'{condition.Metric.Name} {condition.Comparison} {Numbers.Format(condition.Threshold)} * best {condition.Metric.Name}' can never come true: the best value so far is at least the present one. Write a factor below 1.");
    }

    private static void Threshold(Methodology methodology, MetricCondition condition, DiagnosticBag diagnostics)
    {
        if (!condition.RelativeToBest && Reach.Never(methodology, condition.Metric, condition.Comparison, condition.Threshold) is { } why)
            diagnostics.Report(Diagnostics.Rules.Unreachable, condition.Span, why);
    }
}
