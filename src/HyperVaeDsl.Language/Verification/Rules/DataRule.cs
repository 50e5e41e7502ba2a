using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0602, HV0603 and HV0605 to HV0607: every stratum gets its share of a batch, a curriculum admits enough and in the end everything, and
/// metrics are not taken on training data unawares.
/// </summary>
internal sealed class DataRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Data)
            return;
        DataSpec data = methodology.Data;
        int strata = data.Counts.Count(count => count > 0);
        bool isStratified = data.Sampler is Sampler.StratifiedEqually or Sampler.StratifiedHigh;
        LeftOut(data, diagnostics);
        if (data.Measured == DataPart.Training)
            diagnostics.Report(Diagnostics.Rules.MeasuredOnTraining, data.MeasuredSpan, $"Metrics are taken on the {Numbers.Format(data.TrainingItems)} operations that the run trains on, and say nothing of the other {Numbers.Format(DataFacts.Operations - data.TrainingItems)}. Write 'on all' or 'on validation' in 'evaluate'.");
        if (isStratified && data.BatchSize < strata)
            diagnostics.Report(Diagnostics.Rules.BatchTooSmall, data.Span, $"A stratified batch of {Numbers.Format(data.BatchSize)} cannot hold one operation of each of the {Numbers.Format(strata)} valuations. Write a batch of at least {Numbers.Format(strata)}, or 'sampler shuffled'.");
        int high = data.Sampler == Sampler.StratifiedHigh ? data.Counts.Skip(data.HighFrom).Count(count => count > 0) : 0;
        if (data.Sampler == Sampler.StratifiedHigh && data.BatchSize >= strata && data.BatchSize * data.HighShare < high)
            diagnostics.Report(Diagnostics.Rules.BatchTooSmall, data.Span, $"{Numbers.Short(data.HighShare * 100)}% of a batch of {Numbers.Format(data.BatchSize)} are {Numbers.Short(data.BatchSize * data.HighShare)} operations for {Numbers.Format(high)} high valuations: some would get none. Raise the share or the batch.", new DiagnosticDetails { Notes = [$"With this share a batch of {Numbers.Format(Math.Ceiling(high / data.HighShare))} has a place for each; with this batch a share of {Numbers.Short(100.0 * high / data.BatchSize, 3)}% has."] });
        if (data.Admission is not { } admission)
            return;
        SignalTimeline? timeline = admission.Signal == null ? null : methodology.FindSignal(admission.Signal)?.Timeline;
        if (admission.Signal != null && timeline == null)
            return;
        Interval values = timeline?.Hull ?? Interval.Between(admission.Number, admission.Number);
        int least = data.Admitted(values.Low);
        int last = data.Admitted(timeline?.LimitAt(methodology.Epochs) ?? admission.Number);
        if (least < data.BatchSize)
            diagnostics.Report(Diagnostics.Rules.CurriculumTooNarrow, admission.Span, $"At an admission of {Numbers.Short(values.Low)} the curriculum lets {Numbers.Format(least)} {(least == 1 ? "operation" : "operations")} through, fewer than a batch of {Numbers.Format(data.BatchSize)}: each of them is repeated in it. Admit more from the start.", Admission(admission, timeline, methodology));
        if (last < data.Items)
            diagnostics.Report(Diagnostics.Rules.CurriculumIncomplete, admission.Span, $"At the end of the run the curriculum admits {Numbers.Format(last)} of {Numbers.Format(data.Items)} operations. Let the admission reach 1 if all are to be learned.", Admission(admission, timeline, methodology));
    }

    // The plan of the admission, where it is one.
    private static DiagnosticDetails Admission(ScalarRef admission, SignalTimeline? timeline, Methodology methodology) => new()
    {
        Related = methodology.FindSignal(admission.Signal ?? "") is { } signal ? [new RelatedLocation(signal.Span, $"'{signal.Name}' is declared here")] : [],
        Draw = () => timeline == null ? null : Plots.Of(timeline, [new PlotLevel(1, "all operations")]),
    };

    // Largest remainders as in the runtime: a valuation whose quota is below its turn has no place in any batch.
    private static void LeftOut(DataSpec data, DiagnosticBag diagnostics)
    {
        if (data.Sampler != Sampler.Proportional)
            return;
        IReadOnlyList<int> counts = data.Counts;
        int[] without = [.. Enumerable.Range(0, counts.Count).Where(v => counts[v] > 0 && Quotas.Proportional(data.BatchSize, counts)[v] == 0)];
        if (without.Length == 0)
            return;
        int lost = without.Sum(v => counts[v]);
        diagnostics.Report(Diagnostics.Rules.ValuationLeftOut, data.Span, $"A batch of {Numbers.Format(data.BatchSize)} in proportion has no place for {(without.Length == 1 ? "valuation" : "the valuations")} {string.Join(", ", without.Select(v => Numbers.Format(v)))}: {Numbers.Format(lost)} of {Numbers.Format(data.Items)} operations are never trained. Write 'sampler stratified high 25% from 4', 'sampler shuffled', or a larger batch.");
    }
}
