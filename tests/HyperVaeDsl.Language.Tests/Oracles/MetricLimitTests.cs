using System.Text.Json;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Verification;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>The limits of metrics against tests/oracles/limits.json, which found them by trying every order, draw and sample.</summary>
public sealed class MetricLimitTests
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement Oracle = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests", "oracles", "limits.json"))).RootElement;

    [Fact]
    public void No_order_exceeds_the_limits_of_ties_and_the_best_one_reaches_them()
    {
        foreach (JsonElement item in Cases("orders"))
        {
            Assert.Equal(Value(item, "spearman"), TieLimits.Spearman(Sizes(item)), Tolerance);
            Assert.Equal(Value(item, "kendall"), TieLimits.Kendall(Sizes(item)), Tolerance);
            Assert.Equal(Value(item, "concordance"), TieLimits.Concordance(Sizes(item)), Tolerance);
        }
        foreach (JsonElement item in Cases("sorted"))
        {
            Assert.Equal(Value(item, "spearman"), TieLimits.Spearman(Sizes(item)), Tolerance);
            Assert.Equal(Value(item, "kendall"), TieLimits.Kendall(Sizes(item)), Tolerance);
        }
    }

    [Fact]
    public void Differences_over_all_pairs_have_the_limit_of_their_classes()
    {
        foreach (JsonElement item in Cases("pairs"))
            Assert.Equal(Value(item, "spearman"), TieLimits.Spearman(TieLimits.PairsByDifference([.. Sizes(item).Select(size => (int)size)])), Tolerance);
    }

    [Fact]
    public void The_limit_of_a_draw_is_that_of_its_best_composition()
    {
        foreach (JsonElement item in Cases("draws"))
        {
            int[] caps = [.. item.GetProperty("caps").EnumerateArray().Select(value => value.GetInt32())];
            int items = item.GetProperty("items").GetInt32();
            IReadOnlyList<double> even = TieLimits.MostEven([.. caps.Select(cap => (double)cap)], items);
            Assert.Equal(items, even.Sum());
            Assert.All(even.Zip(caps), pair => Assert.InRange(pair.First, 0, pair.Second));
            Assert.Equal(Value(item, "spearman"), TieLimits.Spearman(even), Tolerance);
            // Over pairs it is a bound: no composition exceeds it.
            Assert.InRange(Value(item, "spearman_of_pairs"), 0, TieLimits.SpearmanOfPairs(caps, items) + Tolerance);
        }
    }

    [Fact]
    public void Triplets_tie_as_often_as_they_are_counted()
    {
        foreach (JsonElement item in Cases("triplets"))
            Assert.Equal(Value(item, "ties"), TripletTies.Share(item.GetProperty("first").GetInt32(), item.GetProperty("last").GetInt32()), Tolerance);
        // Of all operations they are known in closed form: here they are counted from each operation to every other.
        double tied = 0;
        for (int i = 0; i < DataFacts.Operations; i += 243)
        {
            int[] equallyFar = new int[9];
            for (int j = 0; j < DataFacts.Operations; j++)
            {
                int power = 0;
                for (int difference = Math.Abs(i - j); difference > 0 && difference % 3 == 0; difference /= 3)
                    power++;
                equallyFar[power] += i == j ? 0 : 1;
            }
            tied += 243 * equallyFar.Sum(others => (double)others * (others - 1));
        }
        Assert.Equal(tied / (19683.0 * 19682 * 19681), TripletTies.Share(0, DataFacts.Operations - 1), 1e-15);
        Assert.All(Cases("fewest_ties"), item => Assert.Equal(TripletTies.Least, Value(item, "ties"), Tolerance));
    }

    [Fact]
    public void The_largest_richness_is_that_of_numbers_at_both_ends()
    {
        Dictionary<int, double> variances = Cases("variances").ToDictionary(item => item.GetProperty("items").GetInt32(), item => Value(item, "variance"));
        // The operations 0..10 have 7 of valuation 0, 2 of 1, 1 of 2 and 1 of 9.
        MeasuredPart part = MeasuredPart.Of(new DataSpec(1, Sampler.Shuffled, 0, 0, null, default) { Subset = (0, 10), Measured = DataPart.Training });
        Assert.Equal([7, 2, 1, 0, 0, 0, 0, 0, 0, 1], part.Levels!);
        Assert.Equal((variances[7] + variances[2]) * 0.25 / 10, MetricLimits.LargestRichness(part, 0.5), Tolerance);
        Assert.Equal(0.9 * 0.95 * 0.95 / 4, MetricLimits.LargestRichness(MeasuredPart.Of(new DataSpec(1, Sampler.Shuffled, 0, 0, null, default)), 0.95), Tolerance);
    }

    [Fact]
    public void Samples_find_on_average_what_every_sequence_of_samples_finds()
    {
        foreach (JsonElement item in Cases("covered"))
        {
            double kinds = item.GetProperty("kinds").GetInt32();
            Assert.Equal(Value(item, "mean"), 1 - Math.Pow(1 - (1 / kinds), item.GetProperty("samples").GetInt32()), Tolerance);
        }
    }

    [Fact]
    public void All_operations_have_the_limits_of_the_oracle()
    {
        JsonElement operations = Oracle.GetProperty("operations");
        MeasuredPart all = MeasuredPart.Of(new DataSpec(1, Sampler.Shuffled, 0, 0, null, default));
        Assert.Equal(Value(operations, "spearman"), MetricLimits.Radial(all), Tolerance);
        Assert.Equal(Value(operations, "spearman_of_pairs"), MetricLimits.Distance(all), Tolerance);
        Assert.Equal(Value(operations, "pairs"), TieLimits.PairsByDifference(DataFacts.Counts).Sum());
        // The numbers of the historical audit: 3 / sqrt(13), 2.1627, three quarters.
        Assert.Equal(3 / Math.Sqrt(13), MetricLimits.Radial(all), 5e-8);
        Assert.Equal(2.1627, MetricLimits.Distance(all) + (1.5 * MetricLimits.Radial(all)), 5e-5);
        Assert.Equal(0.75, TripletTies.Limit(TripletTies.Share(0, DataFacts.Operations - 1)), 5e-5);
    }

    /// <summary>Coverage by sampling, and how many samples a coverage takes, as an audit of the historical runs published them.</summary>
    [Theory]
    [InlineData(500, 0.0251)]
    [InlineData(1000, 0.04954)]
    [InlineData(20_000, 0.638)]
    [InlineData(50_000, 0.92116)]
    [InlineData(195_000, 0.99995)]
    public void Sampled_coverage_has_its_published_values(int samples, double coverage)
    {
        Assert.Equal(coverage, DataFacts.CoverageOf(samples), 5e-5);
        Assert.InRange(MetricLimits.SamplesFor(DataFacts.CoverageOf(samples)) - samples, -1, 1);
    }

    [Theory]
    [InlineData(0.86, 38.7)]
    [InlineData(0.90, 45.3)]
    [InlineData(0.92, 49.7)]
    [InlineData(0.95, 59.0)]
    [InlineData(0.99, 90.6)]
    [InlineData(0.997, 114.3)]
    [InlineData(0.999, 136)]
    public void A_coverage_takes_its_published_number_of_samples(double coverage, double thousands) =>
        Assert.Equal(thousands, MetricLimits.SamplesFor(coverage) / 1000, 0.06);

    private static IEnumerable<JsonElement> Cases(string name) => Oracle.GetProperty(name).EnumerateArray();

    private static double[] Sizes(JsonElement item) => [.. item.GetProperty("sizes").EnumerateArray().Select(value => value.GetDouble())];

    private static double Value(JsonElement item, string name) => item.GetProperty(name).GetDouble();
}
