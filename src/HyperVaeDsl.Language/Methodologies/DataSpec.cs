using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>How batches are drawn.</summary>
public enum Sampler
{
    /// <summary>A fresh permutation each epoch.</summary>
    Shuffled,

    /// <summary>Equal shares for all valuations.</summary>
    StratifiedEqually,

    /// <summary>A share for the high valuations, the rest in proportion.</summary>
    StratifiedHigh,

    /// <summary>Shares in proportion to the valuations' numbers.</summary>
    Proportional,

    /// <summary>Every operation drawn anew, each equally likely.</summary>
    Uniform,
}

/// <summary>A part of the operations.</summary>
public enum DataPart
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that batches are drawn from.</summary>
    Training,

    /// <summary>Those that are kept for choosing.</summary>
    Validation,

    /// <summary>Those that are kept for the end.</summary>
    Test,
}

/// <summary>Data and batches.</summary>
/// <param name="BatchSize">Operations in a batch.</param>
/// <param name="Sampler">How they are drawn.</param>
/// <param name="HighShare">Share of the high valuations, in (0, 1), for that sampler.</param>
/// <param name="HighFrom">Lowest valuation that counts as high, for that sampler.</param>
/// <param name="Admission">Signal that admits operations from high valuations to low, or null.</param>
/// <param name="Span">Where the batch size is said.</param>
public sealed record DataSpec(int BatchSize, Sampler Sampler, double HighShare, int HighFrom, ScalarRef? Admission, TextSpan Span)
{
    /// <summary>Whether the curriculum admits the low valuations first.</summary>
    public bool AdmitsFromLow { get; init; }

    /// <summary>Whether the shares of a stratified batch are drawn anew instead of dealt like cards.</summary>
    public bool WithReplacement { get; init; }

    /// <summary>Batches whose gradients make one update.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Lowest and highest index of the operations that the run trains on, or null for all.</summary>
    public (int First, int Last)? Subset { get; init; }

    /// <summary>Shares of training, validation and test, or null when everything is for training.</summary>
    public (double Training, double Validation, double Test)? Split { get; init; }

    /// <summary>What metrics are measured on.</summary>
    public DataPart Measured { get; init; }

    /// <summary>Where that is said.</summary>
    public TextSpan MeasuredSpan { get; init; }

    /// <summary>Items of external data, or null for the operations.</summary>
    public int? ExternalItems { get; init; }

    /// <summary>Of external data: how many items each level has, from level 0 on; null where that is not said.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>Items in the data before it is split.</summary>
    public int Items => ExternalItems ?? (Subset is { } subset ? subset.Last - subset.First + 1 : DataFacts.Operations);

    /// <summary>Items that batches are drawn from; a share is rounded down.</summary>
    public int TrainingItems => Split is { } split ? Share(split.Training) : Items;

    /// <summary>Updates in an epoch.</summary>
    public int StepsPerEpoch => (int)((TrainingItems + ((long)BatchSize * Accumulate) - 1) / ((long)BatchSize * Accumulate));

    /// <summary>Items that an epoch draws, those included that fill its last batches.</summary>
    public double SamplesPerEpoch => (double)StepsPerEpoch * BatchSize * Accumulate;

    /// <summary>Operations of each valuation 0..9 before the data is split.</summary>
    public IReadOnlyList<int> Counts
    {
        get
        {
            if (Subset is not { } subset)
                return DataFacts.Counts;
            int[] counts = new int[DataFacts.Counts.Count];
            for (int operation = subset.First; operation <= subset.Last; operation++)
                counts[DataFacts.ValuationOf(operation)]++;
            return counts;
        }
    }

    /// <summary>How many operations an admission lets through, before the data is split.</summary>
    public int Admitted(double admission) => DataFacts.Admitted(Counts, admission, AdmitsFromLow);

    /// <summary>Items of a part that has a share of them.</summary>
    public int Share(double share) => (int)Math.Floor((Items * share) + 1e-9);
}
