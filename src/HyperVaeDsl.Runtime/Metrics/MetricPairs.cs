using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The pairs of different operations on which distance correlation is measured. They are the same for every run, so that values
/// of different seeds and methodologies compare. First and second are places in the list of the operations that are measured.
/// </summary>
internal sealed class MetricPairs
{
    /// <summary>Number of pairs; the standard error of the correlation is below 0.01.</summary>
    public const int Count = 20_000;

    private const ulong Seed = 19683;

    public MetricPairs(ReadOnlySpan<int> operations)
    {
        var random = new RandomStream(Seed, RandomPurpose.MetricPairs);
        var gaps = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            int first = random.Below(operations.Length);
            int second = operations.Length == 1 ? first : (first + 1 + random.Below(operations.Length - 1)) % operations.Length;
            (First[i], Second[i]) = (first, second);
            gaps[i] = Math.Abs(TernaryOperations.Valuations[operations[first]] - TernaryOperations.Valuations[operations[second]]);
        }

        GapRanks = RankCorrelation.Ranks(gaps);
    }

    /// <summary>Place of the first operation of every pair.</summary>
    public int[] First { get; } = new int[Count];

    /// <summary>Place of the second operation of every pair.</summary>
    public int[] Second { get; } = new int[Count];

    /// <summary>Rank of every pair's difference of valuation.</summary>
    public double[] GapRanks { get; }
}
