using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>Values that were published or computed by hand before this compiler existed.</summary>
public sealed class GoldenVectorTests
{
    [Theory]
    [InlineData(0, 1e-3)]
    [InlineData(25, 5.005e-4)]
    [InlineData(49, 1.986e-6)]
    [InlineData(50, 1e-3)]
    [InlineData(100, 5.005e-4)]
    [InlineData(149, 1.246e-6)]
    public void The_learning_rate_restarts_as_in_the_historical_runs(int epoch, double expected)
    {
        SignalTimeline rate = Timelines.Of("cosine_restarts 1e-3 -> 1e-6 period 50 epochs growth 2", 150);
        Assert.Equal(expected, rate.At(epoch), 1e-3 * expected);
    }

    [Theory]
    [InlineData("beta_A", 0, 0.3)]
    [InlineData("beta_A", 20, 0.55)]
    [InlineData("beta_A", 40, 0.8)]
    [InlineData("beta_A", 99, 0.8)]
    [InlineData("beta_B", 39.5, 0.0)]
    [InlineData("beta_B", 45, 0.05)]
    [InlineData("beta_B", 50, 0.5)]
    [InlineData("beta_B", 75.5, 0.75)]
    [InlineData("temperature", 0, 1.0)]
    [InlineData("temperature", 40, 0.9)]
    [InlineData("temperature", 50.999, 0.8)]
    [InlineData("admission", 9.99, 0.67)]
    [InlineData("admission", 10, 0.89)]
    [InlineData("admission", 99, 1.0)]
    public void The_homeostatic_phases_have_the_planned_values(string signal, double epoch, double expected)
    {
        string path = Repository.Shipped.Single(file => Path.GetFileName(file) == "homeostatic.hvae");
        Methodology methodology = Timelines.Compile(File.ReadAllText(path));
        Assert.Equal(expected, methodology.FindSignal(signal)!.Timeline!.At(epoch), 1e-12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 0.8536)]
    [InlineData(10, 0.5)]
    [InlineData(15, 0.1464)]
    [InlineData(19, 0.0062)]
    [InlineData(20, 1)]
    public void Cosine_restarts_of_twenty_epochs_give_the_published_table(int epoch, double expected) =>
        Assert.Equal(expected, Timelines.Of("cosine_restarts 1 -> 0 period 20 epochs", 40).At(epoch), 5e-5);

    [Theory]
    [InlineData(100, 0.30)]
    [InlineData(125, 0.55)]
    [InlineData(150, 0.80)]
    [InlineData(99, 0)]
    public void A_second_phase_ramps_as_in_the_two_phase_method(int epoch, double expected)
    {
        string text = Sample.Of("  signal s in 0..1\n  phase A epochs 0..100 {\n    s 0\n  }\n  phase B epochs 100..end {\n    s jump ramp 0.3 -> 0.8 over 50 epochs\n  }\n  loss reconstruction weight 1\n  loss entropy weight s\n", 200);
        Assert.Equal(expected, Timelines.Compile(text).FindSignal("s")!.Timeline!.At(epoch), 1e-12);
    }

    [Fact]
    public void The_data_set_has_its_known_counts()
    {
        Assert.Equal(19683, DataFacts.Counts.Sum());
        Assert.Equal(9841, DataFacts.Counts.Select((count, valuation) => count * (valuation == 9 ? 9 : valuation)).Sum());
        Assert.Equal(19683, DataFacts.Admitted(1));
        Assert.Equal(6561, DataFacts.Admitted(0.89));
        Assert.Equal(1, DataFacts.Admitted(0));
    }
}
