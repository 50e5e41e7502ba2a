using System.Text.Json;
using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Tests.Control;

/// <summary>The laws against control.json, which tests/oracles/make_control_oracle.py writes with PyTorch and the papers' formulas.</summary>
public class LawOracleTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracles", "control.json"))).RootElement;

    public static TheoryData<int> Plateaus => [.. Enumerable.Range(0, Root.GetProperty("plateau").GetArrayLength())];

    public static TheoryData<int> Pis => [.. Enumerable.Range(0, Root.GetProperty("pi").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void A_plateau_reduces_where_PyTorch_does(int index)
    {
        JsonElement item = Root.GetProperty("plateau")[index];
        var settings = new PlateauSettings(
            Number(item, "factor"),
            item.GetProperty("patience").GetInt32(),
            item.GetProperty("higher").GetBoolean(),
            Number(item, "threshold"),
            item.GetProperty("relative").GetBoolean(),
            item.GetProperty("cooldown").GetInt32(),
            Recover: 1,
            RecoverAbove: 0);
        var law = new PlateauLaw(Number(item, "initial"), settings, Number(item, "lower"), upper: 1);
        foreach ((double metric, double expected) in Numbers(item, "metrics").Zip(Numbers(item, "values")))
        {
            law.Update(metric);
            Assert.Equal(expected, law.Value, 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Pis))]
    public void The_pi_law_is_that_of_the_paper_inside_the_bounds_and_that_of_the_code_as_published(int index)
    {
        JsonElement item = Root.GetProperty("pi")[index];
        var law = new PiLaw(
            Number(item, "initial"), Number(item, "kp"), Number(item, "ki"), Number(item, "lower"), Number(item, "upper"), item.GetProperty("as_published").GetBoolean());
        double[] targets = Numbers(item, "targets");
        double[] metrics = Numbers(item, "metrics");
        double[] values = Numbers(item, "values");
        for (int i = 0; i < values.Length; i++)
        {
            law.Update(metrics[i], targets[i]);
            Assert.Equal(values[i], law.Value, 1e-12);
        }
    }

    [Fact]
    public void Geco_is_the_algorithm_of_the_paper()
    {
        JsonElement item = Root.GetProperty("geco");
        var average = new Ema(Number(item, "decay"));
        var law = new GecoLaw(Number(item, "initial"), Number(item, "rate"), lower: 1e-10, upper: 1e10);
        foreach ((double metric, double expected) in Numbers(item, "metrics").Zip(Numbers(item, "values")))
        {
            law.Update(average.Update(metric), Number(item, "target"));
            Assert.Equal(expected, law.Value, 1e-9 * expected);
        }
    }

    [Fact]
    public void Coverage_feedback_has_the_golden_values_of_v5_10()
    {
        foreach (JsonElement pair in Root.GetProperty("sigmoid").EnumerateArray())
        {
            var law = new SigmoidLaw(initial: 0.3, slope: 5, trend: 100, lower: 0.1, upper: 0.8);
            Assert.Equal(0.3, law.Value);
            law.Update(pair[0].GetDouble() / 100, threshold: 0.92);
            Assert.Equal(pair[1].GetDouble(), law.Value, 1e-12);
        }
    }

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static double[] Numbers(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
