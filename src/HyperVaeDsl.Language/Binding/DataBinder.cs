using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the data block.</summary>
internal sealed class DataBinder(BindingContext context)
{
    private const string ExternalSamplerForm = "sampler shuffled, or sampler uniform with replacement";
    private const string LevelsForm = "levels 4000 900 100";
    private const string SamplerForm = "sampler shuffled, sampler proportional, sampler uniform with replacement, sampler stratified equally, or sampler stratified high 25% from 4";

    /// <summary>The data; null when it cannot be judged.</summary>
    public DataSpec? Bind(BlockSyntax block)
    {
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The data block");
        FactReader? batchFact = facts.Required("batch", "batch 512");
        int? batch = batchFact?.Whole(1, int.MaxValue, "A batch size");
        bool complete = batchFact?.Finish() == true;
        FactReader? sampler = facts.Required("sampler", SamplerForm);
        DataSpec data = ReadSampler(sampler, batch ?? 1, facts.SpanOf("batch"));
        complete &= sampler?.Finish() == true;
        if (facts.Optional("items", "items 10000") is { } items)
        {
            context.Report(Rules.BadValue, items.Span, $"There are {Numbers.Format(DataFacts.Operations)} ternary operations; 'items' is for external data. Remove it, or write 'subset 0..999' to train on some.", new DiagnosticDetails { Fixes = [Fix.Removal("Remove 'items'", items.Statement) with { Applicability = Applicability.Choice }] });
            complete = false;
        }
        if (facts.Optional("levels", LevelsForm) is { } levels)
        {
            context.Report(Rules.BadValue, levels.Span, $"The levels of the ternary operations are their valuations, of which {string.Join(", ", DataFacts.Counts.Select(Numbers.Format))} operations have 0 to {Numbers.Format(DataFacts.MaxValuation)}; 'levels' is for external data. Remove it.");
            complete = false;
        }
        if (facts.Optional("subset", "subset 0..999") is { } subset)
        {
            data = data with { Subset = Subset(subset) };
            complete &= subset.Finish() && data.Subset != null;
        }
        if (facts.Optional("split", "split 80% 10% 10%") is { } split)
        {
            data = data with { Split = Split(split) };
            complete &= split.Finish() && data.Split != null;
        }
        if (facts.Optional("accumulate", "accumulate 8") is { } accumulate)
        {
            data = data with { Accumulate = accumulate.Whole(1, DataFacts.Operations, "The number of batches in an update") ?? 1 };
            complete &= accumulate.Finish();
        }
        if (facts.Optional("curriculum", "curriculum valuation from high admit admission") is { } curriculum)
        {
            curriculum.Word("valuation");
            curriculum.Word("from");
            string? direction = curriculum.Word("high", "low");
            curriculum.Word("admit");
            data = data with { Admission = BlockBinder.Ref(curriculum.Scalar()), AdmitsFromLow = direction == "low" };
            complete &= curriculum.Finish();
        }
        return complete && Fits(data) ? data : null;
    }

    /// <summary>External data; null when it cannot be judged. A loop of the user's own draws the batches.</summary>
    public DataSpec? BindExternal(ExternalBlockSyntax block)
    {
        FactTable facts = new(block.Statements, context, block.Keyword.Span, "The data block");
        FactReader?[] all = [facts.Required("items", "items 10000"), facts.Required("batch", "batch 32"), facts.Required("sampler", ExternalSamplerForm), facts.Optional("split", "split 80% 10% 10%"), facts.Optional("accumulate", "accumulate 8"), facts.Optional("levels", LevelsForm)];
        int? items = all[0]?.Whole(1, int.MaxValue, "The number of items");
        int? batch = all[1]?.Whole(1, int.MaxValue, "A batch size");
        string? sampler = all[2]?.Word("shuffled", "uniform");
        if (sampler == "uniform")
        {
            all[2]!.Word("with");
            all[2]!.Word("replacement");
        }
        (double, double, double)? split = all[3] == null ? null : Split(all[3]!);
        int accumulate = all[4]?.Whole(1, int.MaxValue, "The number of batches in an update") ?? 1;
        IReadOnlyList<int>? levels = all[5] == null ? null : Levels(all[5]!, items);
        bool complete = all.Take(3).All(fact => fact != null) && (all[3] == null || split != null) && (all[5] == null || levels != null);
        foreach (FactReader fact in all.OfType<FactReader>())
            complete &= fact.Finish();
        foreach (FactSyntax fact in block.Statements.OfType<FactSyntax>().Where(fact => fact.Keyword.Text is "subset" or "curriculum"))
        {
            context.Report(Rules.BadValue, fact.Span, $"'{fact.Keyword.Text}' speaks of the ternary operations; '{block.Given.Text}' is your own data. Remove it.", new DiagnosticDetails { Fixes = [Fix.Removal($"Remove '{fact.Keyword.Text}'", fact.Header) with { Applicability = Applicability.Choice }] });
            complete = false;
        }
        if (!complete)
            return null;
        DataSpec data = new(batch!.Value, sampler == "uniform" ? Sampler.Uniform : Sampler.Shuffled, 0, 0, null, facts.SpanOf("batch")) { ExternalItems = items, Levels = levels, Split = split, Accumulate = accumulate };
        return Fits(data) ? data : null;
    }

    // How many items each level has; they are all the items.
    private List<int>? Levels(FactReader reader, int? items)
    {
        List<int> counts = [];
        do
        {
            if (reader.Whole(0, int.MaxValue, "The number of items of a level") is not { } count)
                return null;
            counts.Add(count);
        }
        while (reader.HasMore);
        double sum = counts.Sum(count => (double)count);
        if (items == null || sum.Equals(items.Value))
            return counts;
        context.Report(Rules.LevelsDoNotAddUp, reader.Span, $"The levels have {Numbers.Format(sum)} items together, and there are {Numbers.Format(items.Value)}. Write how many items each level has, from level 0 on, so that they add up.");
        return null;
    }

    /// <summary>What metrics are measured on, when that is said.</summary>
    public DataPart Measured(FactReader evaluate, DataSpec? data)
    {
        string? part = evaluate.Word("all", "train", "validation", "test");
        if (part is "validation" or "test" && data != null && (data.Split == null || (part == "validation" ? data.Split.Value.Validation : data.Split.Value.Test) <= 0))
            context.Report(Rules.NoSuchPart, evaluate.Span, $"There are no operations for {(part == "test" ? "the test" : part)}. Write for example 'split 80% 10% 10%' in the data block, or 'on all'.");
        return part switch
        {
            "train" => DataPart.Training,
            "validation" => DataPart.Validation,
            "test" => DataPart.Test,
            _ => DataPart.All,
        };
    }

    private bool Fits(DataSpec data)
    {
        long step = (long)data.BatchSize * data.Accumulate;
        if (step <= data.TrainingItems)
            return true;
        string what = data.Accumulate == 1 ? $"A batch of {Numbers.Format(data.BatchSize)}" : $"An update from {Numbers.Format(data.Accumulate)} batches of {Numbers.Format(data.BatchSize)}";
        string there = data.ExternalItems != null ? $"{Numbers.Format(data.TrainingItems)} items are for training" : data.TrainingItems == DataFacts.Operations ? $"there are {Numbers.Format(DataFacts.Operations)} operations" : $"{Numbers.Format(data.TrainingItems)} operations are for training";
        string example = data.BatchSize > data.TrainingItems ? $"batch {Numbers.Format(Math.Min(512, Math.Max(1, data.TrainingItems)))}" : $"accumulate {Numbers.Format(Math.Max(1, data.TrainingItems / data.BatchSize))}";
        context.Report(Rules.BatchTooLarge, data.Span, $"{what} is larger than the data: {there}. Write at most that, for example '{example}'.");
        return false;
    }

    private DataSpec ReadSampler(FactReader? reader, int batch, TextSpan span)
    {
        DataSpec data = new(batch, Sampler.Shuffled, 0, 0, null, span);
        switch (reader?.Word("shuffled", "stratified", "proportional", "uniform"))
        {
            case "proportional":
                return Replaced(reader, data with { Sampler = Sampler.Proportional });
            case "uniform":
                // That it draws with replacement is said, because the other samplers do not.
                reader.Word("with");
                reader.Word("replacement");
                return data with { Sampler = Sampler.Uniform };
            case "stratified" when reader.Word("equally", "high") != "high":
                return Replaced(reader, data with { Sampler = Sampler.StratifiedEqually });
            case "stratified":
                return Replaced(reader, High(reader, data));
            default:
                return data;
        }
    }

    private DataSpec High(FactReader reader, DataSpec data)
    {
        NumberSyntax? share = reader.Number();
        reader.Word("from");
        int? from = reader.Whole(1, DataFacts.MaxValuation, "The lowest high valuation");
        if (share != null && (share.Unit != "%" || share.Value <= 0 || share.Value >= 100))
        {
            context.Report(Rules.BadShare, share.Span, $"The share of the high valuations lies between 0% and 100%, for example 25%; {Numbers.Format(share.Value)}{share.Unit} does not.", new DiagnosticDetails
            {
                Fixes = share is { Unit: "", Value: > 0 and < 1 } ? [new Fix($"Write {Numbers.Short(share.Value * 100, 15)}%", share.Span, Numbers.Short(share.Value * 100, 15) + "%")]
                    : share is { Unit: "", Value: > 1 and < 100 } ? [new Fix($"Write {Numbers.Format(share.Value)}%", share.Span, Numbers.Format(share.Value) + "%")] : [],
            });
            // A share that is none says nothing about the batch.
            return data;
        }
        return data with { Sampler = Sampler.StratifiedHigh, HighShare = (share?.Value ?? 0) / 100.0, HighFrom = from ?? 0 };
    }

    private static DataSpec Replaced(FactReader reader, DataSpec data)
    {
        if (!reader.Accept("with"))
            return data;
        reader.Word("replacement");
        return data with { WithReplacement = true };
    }

    private (int First, int Last)? Subset(FactReader reader)
    {
        if (reader.Range(0, DataFacts.Operations - 1, "The index of an operation") is not { } range)
            return null;
        int? first = context.Whole(range.From, 0, DataFacts.Operations - 1, "The index of an operation");
        int? last = context.Whole(range.To!, 0, DataFacts.Operations - 1, "The index of an operation");
        return first == null || last == null ? null : (first.Value, last.Value);
    }

    private (double Training, double Validation, double Test)? Split(FactReader reader)
    {
        NumberSyntax?[] parts = [reader.Number(), reader.Number(), reader.Number()];
        if (parts.Any(part => part == null))
            return null;
        double[] shares = [.. parts.Select(part => part!.Value)];
        bool fits = parts.All(part => part!.Unit == "%") && shares[0] > 0 && shares[1] >= 0 && shares[2] >= 0 && Math.Abs(shares.Sum() - 100) < 1e-9;
        if (fits)
            return (shares[0] / 100, shares[1] / 100, shares[2] / 100);
        context.Report(Rules.BadSplit, reader.Span, $"The shares of training, validation and test are percentages that add up to 100%, with some for training; {string.Join(" ", parts.Select(part => Numbers.Format(part!.Value) + part.Unit))} are not. Write for example 'split 80% 10% 10%'.");
        return null;
    }
}
