using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>
/// The triplets of different operations on which concordance is measured. They are the same for every run, as those of
/// <see cref="MetricPairs"/>; members are places in the list of the operations that are measured.
/// </summary>
internal sealed class MetricTriplets
{
    /// <summary>Number of triplets; the standard error of a fraction is at most 0.0036.</summary>
    public const int Count = 20_000;

    private const ulong Seed = 19683;

    private readonly int[] anchors = new int[Count];
    private readonly int[] seconds = new int[Count];
    private readonly int[] thirds = new int[Count];
    private readonly bool[] secondIsCloser = new bool[Count];

    public MetricTriplets(ReadOnlySpan<int> operations)
    {
        int count = operations.Length;
        if (count < 3)
            throw new ArgumentException($"Triplets need three different operations, and {count} are measured.", nameof(operations));
        var random = new RandomStream(Seed, RandomPurpose.MetricTriplets);
        for (int i = 0; i < Count; i++)
        {
            int anchor = random.Below(count);
            int second = (anchor + 1 + random.Below(count - 1)) % count;
            int third;
            do
                third = (anchor + 1 + random.Below(count - 1)) % count;
            while (third == second);
            (anchors[i], seconds[i], thirds[i]) = (anchor, second, third);
            secondIsCloser[i] = Closeness(operations[anchor], operations[second]) > Closeness(operations[anchor], operations[third]);
        }
    }

    /// <summary>The concordance of points that lie row by row.</summary>
    public double Concordance(PoincareBall ball, ReadOnlySpan<float> points, int width)
    {
        int concordant = 0;
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<float> anchor = points.Slice(anchors[i] * width, width);
            double second = ball.Distance(anchor, points.Slice(seconds[i] * width, width));
            double third = ball.Distance(anchor, points.Slice(thirds[i] * width, width));
            concordant += second < third == secondIsCloser[i] ? 1 : 0;
        }

        return (double)concordant / Count;
    }

    private static int Closeness(int first, int second) => TernaryOperations.Valuations[Math.Abs(first - second)];
}
