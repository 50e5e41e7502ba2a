namespace HyperVaeDsl.Runtime.Data;

/// <summary>How a batch is drawn.</summary>
public enum SamplerKind
{
    /// <summary>Each epoch is a fresh permutation of all admitted operations, cut into batches; the last one is filled from the start of the permutation.</summary>
    Shuffled,

    /// <summary>Every valuation gets the same share of a batch.</summary>
    StratifiedEqually,

    /// <summary>A share of the batch goes in equal parts to the high valuations, the rest to the others in proportion to their number.</summary>
    StratifiedHigh,

    /// <summary>Every valuation gets a share of the batch in proportion to its number.</summary>
    Proportional,

    /// <summary>Every operation of a batch is drawn anew from all admitted ones, each equally likely.</summary>
    Uniform,
}

/// <summary>
/// Batches and how they are drawn, all of one size. A step takes <see cref="Accumulate"/> of them, and an epoch has
/// ceil(operations / (accumulate x batch)) steps, with the operations that are for training.
/// </summary>
/// <param name="BatchSize">Operations in a batch.</param>
/// <param name="Sampler">How they are drawn.</param>
/// <param name="HighShare">For <see cref="SamplerKind.StratifiedHigh"/>: the share of the high valuations, in (0, 1).</param>
/// <param name="HighFrom">For <see cref="SamplerKind.StratifiedHigh"/>: the lowest valuation that counts as high.</param>
/// <param name="Curriculum">Whether the step passes an admission: an operation of valuation v is admitted if (9 - v) / 9 is at most the admission.</param>
public sealed record DataSettings(int BatchSize, SamplerKind Sampler, double HighShare, int HighFrom, bool Curriculum)
{
    /// <summary>Whether the curriculum admits low valuations first: an operation of valuation v if v / 9 is at most the admission.</summary>
    public bool CurriculumFromLow { get; init; }

    /// <summary>Whether the shares of a stratified batch are drawn anew from their valuation instead of dealt like cards.</summary>
    public bool WithReplacement { get; init; }

    /// <summary>Batches whose gradients are averaged into one update.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Lowest and highest index of the operations that the run knows for training; null for all.</summary>
    public (int First, int Last)? Subset { get; init; }

    /// <summary>Shares of training and validation; the rest is for the test. Null when everything is for training.</summary>
    public (double Training, double Validation)? Split { get; init; }

    /// <summary>How many items there are: the ternary operations, or those of the user's own data.</summary>
    public int Items { get; init; } = TernaryOperations.Count;

    /// <summary>The operations that metrics are measured on.</summary>
    public DataPart Measured { get; init; }
}
