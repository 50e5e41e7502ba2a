using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV1402: a metric is declared to be compared. Where the user's own loop measures, a declaration that nothing compares does nothing; where
/// the runtime asks the user's code for it, it is recorded at every evaluation, and that is a use.
/// </summary>
internal sealed class UnreadMetricAdvice : IAdvice
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Text || !methodology.IsScheduleOnly)
            return;
        HashSet<string> compared = [.. MetricUse.Metrics(methodology).Select(metric => metric.Name)];
        foreach (MetricKind metric in methodology.OwnMetrics.Where(metric => !compared.Contains(metric.Name)))
            diagnostics.Report(Diagnostics.Rules.UnreadMetric, metric.Span, $"Nothing compares metric '{metric.Name}', and a schedule for a loop of your own measures nothing, so its declaration does nothing. Compare it in a guard, a checkpoint or a target, or remove it.");
    }
}
