using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0602, HV0603 and HV0605: every stratum gets its share of a batch, and a curriculum admits enough and in the end everything.</summary>
internal sealed class DataRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Data)
            return;
        DataSpec data = methodology.Data;
        int strata = DataFacts.Counts.Count;
        if (data.Sampler != Sampler.Shuffled && data.BatchSize < strata)
            diagnostics.Report(Diagnostics.Rules.BatchTooSmall, data.Span, $"A stratified batch of {Numbers.Format(data.BatchSize)} cannot hold one operation of each of the {Numbers.Format(strata)} valuations. Write a batch of at least {Numbers.Format(strata)}, or 'sampler shuffled'.");
        int high = data.Sampler == Sampler.StratifiedHigh ? strata - data.HighFrom : 0;
        if (data.Sampler == Sampler.StratifiedHigh && data.BatchSize >= strata && data.BatchSize * data.HighShare < high)
            diagnostics.Report(Diagnostics.Rules.BatchTooSmall, data.Span, $"{Numbers.Short(data.HighShare * 100)}% of a batch of {Numbers.Format(data.BatchSize)} are {Numbers.Short(data.BatchSize * data.HighShare)} operations for {Numbers.Format(high)} high valuations: some would get none. Raise the share or the batch.");
        if (data.Admission is not { } admission)
            return;
        SignalTimeline? timeline = admission.Signal == null ? null : methodology.FindSignal(admission.Signal)?.Timeline;
        if (admission.Signal != null && timeline == null)
            return;
        Interval values = timeline?.Hull ?? Interval.Between(admission.Number, admission.Number);
        int least = DataFacts.Admitted(values.Low);
        int last = DataFacts.Admitted(timeline?.LimitAt(methodology.Epochs) ?? admission.Number);
        if (least < data.BatchSize)
            diagnostics.Report(Diagnostics.Rules.CurriculumTooNarrow, admission.Span, $"At an admission of {Numbers.Short(values.Low)} the curriculum lets {Numbers.Format(least)} {(least == 1 ? "operation" : "operations")} through, fewer than a batch of {Numbers.Format(data.BatchSize)}: each of them is repeated in it. Admit more from the start.");
        if (last < DataFacts.Operations)
            diagnostics.Report(Diagnostics.Rules.CurriculumIncomplete, admission.Span, $"At the end of the run the curriculum admits {Numbers.Format(last)} of {Numbers.Format(DataFacts.Operations)} operations. Let the admission reach 1 if all are to be learned.");
    }
}
