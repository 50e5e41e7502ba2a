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
                diagnostics.Report(Diagnostics.Rules.LongerThanRun, guard.Span, $"Guard '{guard.Name}' waits {Numbers.Format(guard.Epochs)} epochs, longer than the run of {Numbers.Format(methodology.Epochs)}: it can never fire.");
        }
        foreach (BestSpec best in methodology.Checkpoints.Best.Where(best => best.While is { RelativeToBest: false }))
            Threshold(methodology, best.While!, diagnostics);
        int every = methodology.Checkpoints.EveryEpochs;
        if (methodology.Complete.Run && every > methodology.Epochs)
            diagnostics.Report(Diagnostics.Rules.LongerThanRun, methodology.Checkpoints.EverySpan, $"Checkpoints every {Numbers.Format(every)} epochs never come in a run of {Numbers.Format(methodology.Epochs)}.");
    }

    private static void Threshold(Methodology methodology, MetricCondition condition, DiagnosticBag diagnostics)
    {
        if (!condition.RelativeToBest && Reach.Never(methodology, condition.Metric, condition.Comparison, condition.Threshold) is { } why)
            diagnostics.Report(Diagnostics.Rules.Unreachable, condition.Span, why);
    }
}
