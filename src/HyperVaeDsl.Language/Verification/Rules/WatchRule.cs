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
            Thresholds(methodology, guard.Condition, diagnostics);
            Slot(methodology, guard, diagnostics);
            if (methodology.Complete.Run && guard.Condition.InEpochs && guard.Condition.For > methodology.Epochs)
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, guard.Span, $"Guard '{guard.Name}' waits {Numbers.Format(guard.Condition.For)} epochs, longer than the run of {Numbers.Format(methodology.Epochs)}: it can never fire. Shorten the wait to fewer epochs than the run has.");
        }
        foreach (BestSpec best in methodology.Checkpoints.Best)
            Check(methodology, best, diagnostics);
        int every = methodology.Checkpoints.EveryEpochs;
        if (methodology.Complete.Run && every > methodology.Epochs)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, methodology.Checkpoints.EverySpan, $"Checkpoints every {Numbers.Format(every)} epochs never come in a run of {Numbers.Format(methodology.Epochs)}. Write at most that many.");
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

    private static void Check(Methodology methodology, BestSpec best, DiagnosticBag diagnostics)
    {
        if (best.Metric.IsBetterHigher && !best.Rises)
            diagnostics.Report(Diagnostics.Rules.BadValue, best.Span, $"A higher {best.Metric.Name} is better, so 'when {best.Metric.Name} falls' would keep the worst model. Write 'when {best.Metric.Name} rises'.");
        if (best.While is not { } condition)
            return;
        Thresholds(methodology, condition, diagnostics);
    }

    private static void Thresholds(Methodology methodology, Condition condition, DiagnosticBag diagnostics)
    {
        foreach (ComparisonTest test in condition.Tests.OfType<ComparisonTest>())
        {
            if (!test.RelativeToBest && Reach.Never(methodology, test.Metric, test.Comparison, test.Threshold) is { } why)
                diagnostics.Report(Diagnostics.Rules.Unreachable, test.Span, why);
            if (test.RelativeToBest && ExceedsBest(test))
                diagnostics.Report(Diagnostics.Rules.Unreachable, test.Span, $"'{test.Metric.Name} {test.Comparison} {Numbers.Format(test.Threshold)} * best {test.Metric.Name}' can never come true: {Because(test.Metric)}. Write a factor {(test.Metric.IsBetterHigher ? "below" : "above")} 1.");
        }
    }

    // The best so far includes the present value, so nothing exceeds it.
    private static bool ExceedsBest(ComparisonTest test) => test.Metric.Better switch
    {
        MetricDirection.Higher => test.Comparison == ">" ? test.Threshold >= 1 : test.Comparison == ">=" && test.Threshold > 1,
        MetricDirection.Lower when test.Metric.Range.Low >= 0 => test.Comparison == "<" ? test.Threshold <= 1 : test.Comparison == "<=" && test.Threshold < 1,
        _ => false,
    };

    private static string Because(MetricKind metric) => $"the best value so far is at {(metric.IsBetterHigher ? "least" : "most")} the present one";
}
