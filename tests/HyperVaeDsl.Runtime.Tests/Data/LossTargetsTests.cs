using FsCheck.Xunit;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Tests.Data;

public sealed class LossTargetsTests : IDisposable
{
    private const int FirstArgument = 19305;
    private const int Size = 64;

    private readonly ReferenceEngine engine = new();
    private readonly Batch batch;

    public LossTargetsTests()
    {
        batch = new Batch(engine, Size, seed: 9);
        engine.BeginStep(recordGradients: false);
        batch.Fill(2, 1, [.. Enumerable.Range(0, Size).Select(i => i * 27 % 1000)]);
    }

    [Property]
    public bool Composition_is_associative_and_projection_to_the_first_argument_is_neutral(uint a, uint b, uint c)
    {
        int f = (int)(a % TernaryOperations.Count), g = (int)(b % TernaryOperations.Count), h = (int)(c % TernaryOperations.Count);
        return TernaryOperations.Compose(f, TernaryOperations.Compose(g, h)) == TernaryOperations.Compose(TernaryOperations.Compose(f, g), h)
            && TernaryOperations.Compose(f, FirstArgument) == f
            && TernaryOperations.Compose(FirstArgument, f) == f;
    }

    [Property]
    public bool Closeness_is_that_of_an_ultrametric(uint a, uint b, uint c)
    {
        int f = (int)(a % TernaryOperations.Count), g = (int)(b % TernaryOperations.Count), h = (int)(c % TernaryOperations.Count);
        return TernaryOperations.Closeness(f, h) >= Math.Min(TernaryOperations.Closeness(f, g), TernaryOperations.Closeness(g, h));
    }

    [Fact]
    public void As_many_operations_have_a_number_of_leading_zeros_as_have_a_valuation_and_none_has_both()
    {
        int[] counts = new int[TernaryOperations.Strata];
        for (int i = 0; i < TernaryOperations.Count; i++)
        {
            counts[TernaryOperations.LeadingZeros(i)]++;
            Assert.True(TernaryOperations.LeadingZeros(i) == 0 || TernaryOperations.Valuations[i] == 0);
        }

        Assert.Equal(Enumerable.Range(0, TernaryOperations.Strata).Select(v => TernaryOperations.OfValuation(v).Length), counts);
    }

    [Fact]
    public void Shorter_requests_take_the_first_of_longer_ones()
    {
        int[] pairs = batch.Targets.Pairs.Of(50).Inside.ToArray();
        Assert.Equal(pairs[..20], batch.Targets.Pairs.Of(20).Inside.ToArray());
        int[] triplets = batch.Targets.Triplets.Of(10).Closer.ToArray();
        Assert.Equal(triplets, batch.Targets.Triplets.Of(30).Closer.ToArray()[..10]);
        int[] subset = batch.Targets.Subset.Of(12).ToArray();
        Assert.Equal(subset, batch.Targets.Subset.Of(40).ToArray()[..12]);
    }

    [Fact]
    public void Pairs_have_the_higher_valuation_inside()
    {
        Pairs pairs = batch.Targets.Pairs.Of(500);
        for (int i = 0; i < 500; i++)
        {
            int climb = batch.Valuations[pairs.Inside[i]] - batch.Valuations[pairs.Outside[i]];
            Assert.True(climb >= 0);
            Assert.Equal(climb, pairs.Climbs[i]);
        }
    }

    [Fact]
    public void A_subset_has_no_position_twice_and_is_the_batch_where_more_is_asked()
    {
        Assert.Equal(Enumerable.Range(0, Size), batch.Targets.Subset.Of(1000).ToArray().Order());
        Assert.Equal(40, batch.Targets.Subset.Of(40).ToArray().Distinct().Count());
    }

    [Fact]
    public void Compositions_are_those_of_the_batch_and_weigh_one_together()
    {
        Compositions found = batch.Targets.Compositions.Of(200);
        double[] weights = engine.ReadDouble(found.Weights);
        Assert.Equal(1, weights.Sum(), 1e-6);
        for (int i = 0; i < 200 && weights[i] > 0; i++)
        {
            int composed = TernaryOperations.Compose(batch.Operations[found.Outer[i]], batch.Operations[found.Inner[i]]);
            Assert.Equal(batch.Operations[found.Composed[i]], composed);
        }
    }

    [Fact]
    public void Weights_of_positives_sum_to_one()
    {
        double[] weights = engine.ReadDouble(batch.Targets.Subset.PositiveWeights(30, 1, 4));
        Assert.Equal(1, weights.Sum(), 1e-5);
    }

    public void Dispose() => engine.Dispose();
}
