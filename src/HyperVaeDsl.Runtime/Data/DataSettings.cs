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
}

/// <summary>Batches and how they are drawn. An epoch has ceil(19683 / batch) batches, all of the same size.</summary>
/// <param name="BatchSize">Operations in a batch.</param>
/// <param name="Sampler">How they are drawn.</param>
/// <param name="HighShare">For <see cref="SamplerKind.StratifiedHigh"/>: the share of the high valuations, in (0, 1).</param>
/// <param name="HighFrom">For <see cref="SamplerKind.StratifiedHigh"/>: the lowest valuation that counts as high.</param>
/// <param name="Curriculum">Whether the step passes an admission: an operation of valuation v is admitted if (9 - v) / 9 is at most the admission.</param>
public sealed record DataSettings(int BatchSize, SamplerKind Sampler, double HighShare, int HighFrom, bool Curriculum);
