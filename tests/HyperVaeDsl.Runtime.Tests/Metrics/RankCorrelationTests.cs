using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Tests.Metrics;

public class RankCorrelationTests
{
    [Fact]
    public void Ties_share_their_average_rank()
    {
        Assert.Equal([1.5, 4, 1.5, 4, 4, 6], RankCorrelation.Ranks([1, 2, 1, 2, 2, 7]));
    }

    [Fact]
    public void A_worked_example_with_ties()
    {
        // Ranks (1, 2.5, 2.5, 4) and (1, 3, 2, 4): 4.5 / sqrt(4.5 * 5).
        Assert.Equal(4.5 / Math.Sqrt(22.5), RankCorrelation.Spearman([10, 20, 20, 30], [1, 3, 2, 4]), 1e-12);
    }

    [Property]
    public bool It_is_symmetric_bounded_and_blind_to_monotonic_maps(sbyte[] x, sbyte[] y)
    {
        int count = Math.Min(x.Length, y.Length);
        float[] a = [.. x.Take(count).Select(value => (float)value)];
        float[] b = [.. y.Take(count).Select(value => (float)value)];
        if (count == 0)
            return true;
        double correlation = RankCorrelation.Spearman(a, b);
        float[] mapped = [.. a.Select(value => (value * 3) + 5)];
        return Math.Abs(correlation) <= 1 + 1e-12
            && Math.Abs(correlation - RankCorrelation.Spearman(b, a)) < 1e-12
            && Math.Abs(correlation - RankCorrelation.Spearman(mapped, b)) < 1e-12;
    }

    [Fact]
    public void A_constant_sample_correlates_with_nothing()
    {
        Assert.Equal(0, RankCorrelation.Spearman([1, 1, 1], [1, 2, 3]));
    }

    [Fact]
    public void Samples_must_have_one_size()
    {
        Assert.Throws<ArgumentException>(() => RankCorrelation.Spearman([1, 2], [1, 2, 3]));
    }

    [Fact]
    public void Ceilings_follow_from_the_class_sizes()
    {
        Assert.Equal(0.8320503, MetricCeilings.RadialCorrelation, 5e-8);
        Assert.Equal(0.9146320, MetricCeilings.DistanceCorrelation, 5e-8);
        Assert.Equal(2.1627, MetricCeilings.Q, 5e-5);
    }

    /// <summary>What the compiler allows for: the sampled pairs and triplets have limits within 1/sqrt(20000) of those of all.</summary>
    [Fact]
    public void Sampled_pairs_and_triplets_are_close_to_all_of_them()
    {
        double allowance = 1 / Math.Sqrt(MetricPairs.Count);
        MetricPairs pairs = new(OperationPool.All.Operations);
        double ceiling = MetricCeilings.Ceiling(pairs.GapRanks.GroupBy(rank => rank).Select(group => (double)group.Count()));
        Assert.InRange(ceiling, MetricCeilings.DistanceCorrelation - allowance, MetricCeilings.DistanceCorrelation + allowance);

        // Where all points coincide, every question is answered "not closer".
        MetricTriplets triplets = new(OperationPool.All.Operations);
        double collapsed = triplets.Concordance(new PoincareBall(1), new float[TernaryOperations.Count * 2], 2);
        Assert.InRange(collapsed, 0.75 - allowance, 0.75 + allowance);
    }

    [Fact]
    public void Radii_without_ties_in_perfect_order_reach_the_ceiling()
    {
        float[] valuations = [.. TernaryOperations.Valuations.ToArray().Select(v => (float)v)];
        float[] radii = [.. valuations.Select((v, i) => -v + (i * 1e-5f))];
        Assert.Equal(-MetricCeilings.RadialCorrelation, RankCorrelation.Spearman(valuations, radii), 1e-4);
    }
}
