using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Data, batches, seed, and what a user brings along.</summary>
internal static class DataChanges
{
    public static void Find(ChangeCollector c)
    {
        int known = c.Changes.Count;
        (DataSpec old, DataSpec @new) = (c.Old.Data, c.New.Data);
        c.AddIfDifferent(ChangeRules.SeedChanged, "seed", Seed(c.Old), Seed(c.New), ChangeEffect.Training, null, null);
        c.AddIfDifferent(ChangeRules.BatchChanged, "batches", Batches(old), Batches(@new), ChangeEffect.Training, old.Span, @new.Span);
        c.AddIfDifferent(ChangeRules.SamplerChanged, "sampler", SamplerWords(old), SamplerWords(@new), ChangeEffect.Training, old.Span, @new.Span);
        bool isAdmissionSame = old.Admission is { } before && @new.Admission is { } after ? c.IsSameValue(before, after) : old.Admission == @new.Admission;
        if (old.AdmitsFromLow != @new.AdmitsFromLow || !isAdmissionSame)
            c.Add(ChangeRules.CurriculumChanged, "curriculum", Curriculum(old), Curriculum(@new), ChangeEffect.Training, old.Admission?.Span ?? old.Span, @new.Admission?.Span ?? @new.Span);
        c.AddIfDifferent(ChangeRules.DataChanged, "data", Items(old), Items(@new), ChangeEffect.Training, old.Span, @new.Span);
        c.AddIfDifferent(ChangeRules.DataChanged, "what metrics are measured on", Words(old.Measured), Words(@new.Measured), Waits.AreThere(c.Old) || Waits.AreThere(c.New) ? ChangeEffect.Training : ChangeEffect.Record, old.MeasuredSpan, @new.MeasuredSpan);
        c.AddIfDifferent(ChangeRules.ExternalChanged, "external data and model", External(c.Old), External(c.New), ChangeEffect.Training, null, null);
        c.AddIfDifferent(ChangeRules.ExternalChanged, "metrics of the user's own", Metrics(c.Old), Metrics(c.New), ChangeEffect.Record, c.Old.OwnMetrics.Count > 0 ? c.Old.OwnMetrics[0].Span : null, c.New.OwnMetrics.Count > 0 ? c.New.OwnMetrics[0].Span : null);
        if (c.Changes.Count == known)
            c.Same("blocks", "data");
    }

    private static string Seed(Methodology m) => m.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Batches(DataSpec data) => Numbers.Format(data.BatchSize) + (data.Accumulate > 1 ? $", {Numbers.Format(data.Accumulate)} for an update" : "");

    /// <summary>How batches are drawn.</summary>
    public static string SamplerWords(DataSpec data)
    {
        string high = $"{Numbers.Format(data.HighShare)} from valuation {Numbers.Format(data.HighFrom)}";
        string name = data.Sampler switch
        {
            Methodologies.Sampler.Shuffled => "shuffled",
            Methodologies.Sampler.StratifiedEqually => "stratified equally",
            Methodologies.Sampler.StratifiedHigh => $"stratified high {high}",
            Methodologies.Sampler.Proportional => "proportional",
            _ => "uniform",
        };
        return name + (data.WithReplacement ? " with replacement" : "");
    }

    private static string Curriculum(DataSpec data) => data.Admission == null ? "none" : $"admits from {(data.AdmitsFromLow ? "low" : "high")} valuations by {CurveWords.Of(data.Admission)}";

    private static string Items(DataSpec data) =>
        (data.Subset is { } subset && data.Items < DataFacts.Operations ? $"operations {Numbers.Format(subset.First)}..{Numbers.Format(subset.Last)}" : $"{Numbers.Format(data.Items)} items")
        + (data.Split is { } split ? $", split {Numbers.Format(split.Training)} {Numbers.Format(split.Validation)} {Numbers.Format(split.Test)}" : "");

    private static string Words(DataPart part) => part switch
    {
        DataPart.All => "all data",
        DataPart.Training => "the training part",
        DataPart.Validation => "the validation part",
        _ => "the test part",
    };

    private static string External(Methodology m) => m.External is not { } external ? "none"
        : $"data {external.Data}, model {external.Model}{(external.IsTrained ? $" of {string.Join(", ", external.Components)}" : "")}{string.Concat(external.Reads.Select(read => $", reads {CurveWords.Of(read)}"))}";

    private static string Metrics(Methodology m) => m.OwnMetrics.Count == 0 ? "none"
        : string.Join(", ", m.OwnMetrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).Select(metric => $"{metric.Name} in {Numbers.Format(metric.Range.Low)}..{Numbers.Format(metric.Range.High)} {Words(metric.Better)}{(metric.MayBeUndefined ? ", or none" : "")}"));

    private static string Words(MetricDirection direction) => direction switch
    {
        MetricDirection.Higher => "higher is better",
        MetricDirection.Lower => "lower is better",
        _ => "neither is better",
    };
}
