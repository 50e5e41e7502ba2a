using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0611 and HV0612: what a stratified batch repeats is said, and a curriculum that admitted something keeps it.</summary>
internal sealed class BatchRule : IAdvice
{
    // A batch of which one operation is more than this share is for that operation.
    private const double LargestShare = 0.1;

    // A longer run is looked at in so many parts.
    private const int MostParts = 1000;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        if (!methodology.Complete.Data)
            return;
        Repeated(methodology.Data, diagnostics);
        if (methodology.Complete.Run && methodology.Data.Admission is { Signal: { } name } admission && methodology.FindSignal(name)?.Timeline is { } timeline)
            TakenBack(methodology, admission, timeline, diagnostics);
    }

    // The runtime's quotas by largest remainders are at least the whole part of these shares.
    private static void Repeated(DataSpec data, DiagnosticBag diagnostics)
    {
        if (data.Sampler is not (Sampler.StratifiedEqually or Sampler.StratifiedHigh))
            return;
        IReadOnlyList<int> counts = data.Counts;
        int[] strata = [.. Enumerable.Range(0, counts.Count).Where(v => counts[v] > 0 && (data.Sampler == Sampler.StratifiedEqually || v >= data.HighFrom))];
        if (strata.Length == 0)
            return;
        int share = (int)Math.Floor((data.BatchSize * (data.Sampler == Sampler.StratifiedEqually ? 1 : data.HighShare) / strata.Length) + 1e-9);
        int[] repeated = [.. strata.Where(v => share > counts[v])];
        if (repeated.Length == 0 || repeated.Max(v => share / (double)counts[v]) <= LargestShare * data.BatchSize)
            return;
        int worst = repeated.OrderBy(v => counts[v]).First();
        double times = (double)share / counts[worst];
        double batches = (double)data.StepsPerEpoch * data.Accumulate;
        // The other places are shared in proportion.
        int others = counts.Sum() - strata.Sum(v => counts[v]);
        double usual = others == 0 ? share / (double)counts.Max() : (data.BatchSize - (share * strata.Length)) / (double)others;
        diagnostics.Report(Diagnostics.Rules.RepeatedInBatch, data.Span, $"Of a batch of {Numbers.Format(data.BatchSize)} each valuation {(data.Sampler == Sampler.StratifiedEqually ? "" : $"from {Numbers.Format(data.HighFrom)} on ")}has {Numbers.Format(share)} places, and valuation {Numbers.Format(worst)} has {Numbers.Format(counts[worst])} {(counts[worst] == 1 ? "operation" : "operations")}, which {(counts[worst] == 1 ? "comes" : "come")} {Numbers.Short(times, 3)} times in every batch and {Numbers.Short(times * batches, 3)} times in an epoch; one of the most frequent valuation comes {Numbers.Short(usual * batches, 2)} times. That is what this sampler is for; a smaller share repeats less.");
    }

    private static void TakenBack(Methodology methodology, ScalarRef admission, SignalTimeline timeline, DiagnosticBag diagnostics)
    {
        int most = 0;
        Interval before = new(double.NaN);
        double part = Math.Max(1, methodology.Epochs / (double)MostParts);
        for (double from = 0; from < methodology.Epochs; from += part)
        {
            Interval values = timeline.Over(from, Math.Min(from + part, methodology.Epochs));
            // An admission stands still most of the time.
            if (values.Equals(before))
                continue;
            before = values;
            double begin = from;
            int least = methodology.Data.Admitted(values.Low);
            if (least < most)
            {
                diagnostics.Report(Diagnostics.Rules.CurriculumTakesBack, admission.Span, $"The curriculum has admitted {Numbers.Format(most)} operations by epoch {Numbers.Short(begin)}, and then admits {Numbers.Format(least)} again: what was learned is taken out of the batches. Let the admission only rise, or use no curriculum for what is meant as a cycle.", new DiagnosticDetails { Draw = () => Plots.Of(timeline, [], new Diagnostics.Drawing.PlotTime(begin, "admits fewer")) });
                return;
            }
            most = Math.Max(most, methodology.Data.Admitted(values.High));
        }
    }
}
