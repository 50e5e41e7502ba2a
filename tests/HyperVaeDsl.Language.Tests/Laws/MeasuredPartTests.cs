using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The limits of a part of the data hold for everything that the part can be.</summary>
public sealed class MeasuredPartTests
{
    [Fact]
    public void No_draw_of_a_split_has_a_limit_beyond_the_one_that_is_said() => Law.Holds(40, Law.Seeds, seed =>
    {
        Random random = new(seed);
        int last = random.Next(20, 150);
        DataSpec data = new(1, Sampler.Shuffled, 0, 0, null, default) { Subset = (0, last), Split = (0.5, 0.3, 0.2), Measured = DataPart.Validation };
        MeasuredPart part = MeasuredPart.Of(data);
        int[] order = [.. Enumerable.Range(0, last + 1)];
        random.Shuffle(order);
        int[] drawn = [.. order.Take(part.Items)];
        int[] levels = [.. Enumerable.Range(0, DataFacts.Counts.Count).Select(v => drawn.Count(operation => DataFacts.ValuationOf(operation) == v))];
        Assert.InRange(TieLimits.Spearman(levels.Select(level => (double)level)), 0, MetricLimits.Radial(part) + 1e-12);
        Assert.InRange(TieLimits.Spearman(TieLimits.PairsByDifference(levels)), 0, MetricLimits.Distance(part) + 1e-12);
        double tied = Triplets(drawn).Average(triplet => Valuation(triplet.I, triplet.J) == Valuation(triplet.I, triplet.K) ? 1.0 : 0);
        Assert.True(TripletTies.Limit(tied) <= TripletTies.Limit(TripletTies.Least) + 1e-12);
    });

    [Fact]
    public void Parts_have_the_sizes_of_the_runtime()
    {
        DataSpec data = new(1, Sampler.Shuffled, 0, 0, null, default) { Split = (0.8, 0.1, 0.1) };
        Assert.Equal([15746, 1968, 1969], new[] { DataPart.Training, DataPart.Validation, DataPart.Test }.Select(part => MeasuredPart.Of(data with { Measured = part }).Items));
        Assert.Equal(19683, MeasuredPart.Of(data).Items);
        Assert.Equal(19683, MeasuredPart.Of(data with { Subset = (0, 999) }).Items);
        Assert.Equal(1000, MeasuredPart.Of(data with { Split = null, Subset = (0, 999), Measured = DataPart.Training }).Items);
    }

    [Theory]
    [InlineData("radial_correlation", 0.83205)]
    [InlineData("distance_correlation", 0.914632)]
    [InlineData("q", 2.16271)]
    [InlineData("triplet_concordance", 0.75)]
    public void All_operations_have_the_known_limits(string metric, double limit)
    {
        Methodology methodology = Timelines.Compile(Sample.Minimal);
        MetricKind kind = MetricKind.Find(metric)!;
        Interval range = MetricLimits.Of(methodology, kind).Range;
        Assert.Equal(limit, range.High - kind.SamplingError, 2e-5);
        Assert.Equal(kind.Samples == null ? 0 : 0.00707, kind.SamplingError, 5e-6);
    }

    [Fact]
    public void A_margin_is_compared_with_the_step_of_what_is_measured()
    {
        // 0.04% of 1968 operations is less than one of them, and of 19683 it is 7.
        Assert.Contains("1968 operations that are drawn for validation", Single("HV0906", "evaluate every 1 epochs on validation", "split 80% 10% 10%").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Findings("evaluate every 1 epochs", "split 80% 10% 10%"), item => item.Code == "HV0906");
    }

    private static Diagnostics.Diagnostic Single(string code, string evaluate, string split) => Assert.Single(Findings(evaluate, split), item => item.Code == code);

    private static IReadOnlyList<Diagnostics.Diagnostic> Findings(string evaluate, string split) =>
        HvaeCompiler.Compile("sample.hvae", Sample.Of("  phase All epochs 0..end { }\n  loss reconstruction weight 1\n  guard g when coverage stalls within 0.04% warn\n")
            .Replace("evaluate  every 1 epochs", evaluate, StringComparison.Ordinal).Replace("sampler  shuffled", "sampler  shuffled\n    " + split, StringComparison.Ordinal)).Diagnostics;

    private static IEnumerable<(int I, int J, int K)> Triplets(int[] items) =>
        from i in items from j in items from k in items where i != j && j != k && i != k select (i, j, k);

    private static int Valuation(int first, int second) => DataFacts.ValuationOf(Math.Abs(first - second));
}
