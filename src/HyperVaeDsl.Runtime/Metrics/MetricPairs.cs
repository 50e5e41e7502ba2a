using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The pairs of different operations on which distance correlation is measured. They are the same for every run, so that values
/// of different seeds and methodologies compare.
/// </summary>
internal sealed class MetricPairs
{
    /// <summary>Number of pairs; the standard error of the correlation is below 0.01.</summary>
    public const int Count = 20_000;

    private const ulong Seed = 19683;

    public MetricPairs()
    {
        var random = new RandomStream(Seed, RandomPurpose.MetricPairs);
        var gaps = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            int first = random.Below(TernaryOperations.Count);
            int second = (first + 1 + random.Below(TernaryOperations.Count - 1)) % TernaryOperations.Count;
            (First[i], Second[i]) = (first, second);
            gaps[i] = Math.Abs(TernaryOperations.Valuations[first] - TernaryOperations.Valuations[second]);
        }

        GapRanks = RankCorrelation.Ranks(gaps);
    }

    /// <summary>First operation of every pair.</summary>
    public int[] First { get; } = new int[Count];

    /// <summary>Second operation of every pair.</summary>
    public int[] Second { get; } = new int[Count];

    /// <summary>Rank of every pair's difference of valuation.</summary>
    public double[] GapRanks { get; }
}
