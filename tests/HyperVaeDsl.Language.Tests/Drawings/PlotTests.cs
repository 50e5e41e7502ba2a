using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Drawings;

/// <summary>What a picture is made of.</summary>
public sealed class PlotTests
{
    public static TheoryData<string> History => [.. HistoryFiles.Concrete];

    [Theory]
    [MemberData(nameof(History))]
    public void Bands_of_driven_signals_cover_the_run_and_hold_the_plan(string file)
    {
        Methodology methodology = HistoryFiles.Compile(file).Methodology!;
        foreach (Signal signal in methodology.Signals)
        {
            IReadOnlyList<ReachBand> bands = ReachBand.Of(methodology, signal.Name);
            if (methodology.PipelineOf(signal.Name).Count == 0)
            {
                Assert.Empty(bands);
                continue;
            }
            Assert.Equal((0.0, (double)methodology.Epochs), (bands[0].From, bands[^1].To));
            Assert.All(bands.Zip(bands.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            // A law that sets a signal begins with its first value.
            Assert.True(bands[0].Values.Contains(signal.Timeline!.At(0)), signal.Name);
        }
    }

    [Theory]
    [MemberData(nameof(History))]
    public void A_grid_holds_the_values_of_the_evaluator_to_the_last_bit(string file)
    {
        Methodology methodology = HistoryFiles.Compile(file).Methodology!;
        ValueGrid grid = ValueGrid.Of(methodology);
        Assert.Equal(methodology.Data.StepsPerEpoch, grid.Steps);
        int perEpoch = (grid.Steps + grid.StepStride - 1) / grid.StepStride;
        foreach ((string name, double[] values) in grid.Signals)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double time = (i / perEpoch * grid.EpochStride) + ((double)(i % perEpoch * grid.StepStride) / grid.Steps);
                Assert.Equal(methodology.FindSignal(name)!.Timeline!.At(time), values[i]);
            }
        }
    }

    [Theory]
    [InlineData("ramp 0 -> 1", 10)]
    [InlineData("ramp 0 -> 1", 1_000)]
    [InlineData("ramp 0 -> 1", 30_000)]
    [InlineData("ramp 0 -> 1", 100_000)]
    [InlineData("wave sine 0 -> 1 period 1 epochs", 5_000)]
    public void A_grid_has_a_limit(string schedule, int epochs)
    {
        ValueGrid grid = ValueGrid.Of(Timelines.Compile(Sample.WithSignal(schedule, epochs)));
        double[] values = grid.Signals.Single(signal => signal.Key == "s").Value;
        Assert.InRange(values.Length, Math.Min(epochs, ValueGrid.MostValues / 2), Math.Min(ValueGrid.MostValues, ValueGrid.MostTimes) + 1);
    }

    [Fact]
    public void Steps_are_kept_while_there_is_room()
    {
        ValueGrid grid = ValueGrid.Of(Timelines.Compile(Sample.WithSignal("ramp 0 -> 1", 100)));
        Assert.Equal((1, 1), (grid.EpochStride, grid.StepStride));
        ValueGrid longer = ValueGrid.Of(Timelines.Compile(Sample.WithSignal("ramp 0 -> 1", 1_000)));
        Assert.Equal((1, 3), (longer.EpochStride, longer.StepStride));
    }

    [Fact]
    public void Losses_are_bars_that_say_what_they_wait_for()
    {
        Plot plot = Plot.Of(Timelines.Compile(Sample.Of(
            """
              phase First epochs 0..40 { }
              phase Second epochs 40..70 { activate late when coverage > 0.9 }
              phase Third epochs 70..end { deactivate late }
              loss reconstruction  weight 2
              group late { loss entropy  weight 0.5 }
            """)));
        Assert.Equal([new LaneBar(0, 100)], plot.Losses.Single(lane => lane.Name == "reconstruction").Sides[0]!.Bars);
        Assert.Equal([new LaneBar(40, 70, "late waits for coverage > 0.9")], plot.Losses.Single(lane => lane.Name == "entropy").Sides[0]!.Bars);
        LaneSide gate = plot.Events.Single(lane => lane is { Name: "late", Kind: "group" }).Sides[0]!;
        Assert.Equal(("opens once coverage > 0.9", new LaneBar(40, 70, "coverage > 0.9")), (gate.Words, Assert.Single(gate.Bars)));
    }

    [Fact]
    public void Early_ends_components_and_milestones_are_events()
    {
        Plot plot = Plot.Of(Timelines.Compile(Sample.Of(
            """
              phase First epochs 0..(20..40) until coverage > 0.9 { }
              phase Second epochs 40..end { }
              loss reconstruction  weight 2
              component vae_A.encoder {
                starts frozen
                unfreeze when coverage > 0.5
                warmup 7 epochs
              }
              checkpoint { milestone half at 50% }
            """)));
        string[] events = [.. plot.Events.Select(lane => $"{lane.Kind} {lane.Name}: {lane.Sides[0]!.Words}: {string.Join(", ", lane.Sides[0]!.Bars.Select(bar => $"{bar.From}..{bar.To}"))}")];
        Assert.Equal(
            [
                "phase First: ends once coverage > 0.9: 20..40",
                "component vae_A.encoder: frozen; released once coverage > 0.5, not before epoch 7: 0..7, 7..100",
                "checkpoint milestones: half at epoch 50: 50..50",
            ],
            events);
    }

    [Theory]
    [InlineData("ramp 0 -> 1", "ramp 0 -> 1 linear", true)]
    [InlineData("ramp 0 -> 1", "ramp 0 -> 0.999999", false)]
    [InlineData("1", "2", false)]
    public void Of_two_sides_it_is_known_what_is_the_same(string before, string after, bool isSame)
    {
        Plot plot = Plot.Of(Timelines.Compile(Sample.WithSignal(before)), Timelines.Compile(Sample.WithSignal(after)), new Dictionary<string, string>());
        Assert.Equal(isSame, Assert.Single(plot.Panels).IsSame);
        Assert.Equal([true, isSame], plot.Losses.Select(lane => lane.IsSame));
        Assert.Equal(isSame ? 0 : 1, plot.Changed.Panels.Count);
    }

    [Fact]
    public void Renamed_signals_are_one_and_the_others_stand_alone()
    {
        Methodology Named(string name) => Timelines.Compile(Sample.WithSignal("ramp 0 -> 1").Replace(" s ", $" {name} ", StringComparison.Ordinal).Replace("weight s", $"weight {name}", StringComparison.Ordinal));
        Plot alone = Plot.Of(Named("a"), Named("b"), new Dictionary<string, string>());
        Assert.Equal(["b", "a"], alone.Panels.Select(panel => panel.Name));
        Assert.Equal([null, "a"], alone.Panels.Select(panel => panel.Signals[0]?.Name));
        PlotPanel one = Assert.Single(Plot.Of(Named("a"), Named("b"), new Dictionary<string, string> { ["b"] = "a" }).Panels);
        Assert.True(one.IsSame);
    }

    [Fact]
    public void Only_values_above_zero_that_span_a_large_factor_are_drawn_by_their_logarithm()
    {
        bool IsLog(string schedule) => Plot.Of(Timelines.Compile(Sample.WithSignal(schedule))).Panels.Single(panel => panel.Name == "s").IsLog;
        Assert.True(IsLog("ramp 1 -> 0.02"));
        Assert.False(IsLog("ramp 1 -> 0.03"));
        Assert.False(IsLog("ramp 1 -> 0"));
    }

    [Fact]
    public void Numbers_at_an_axis_are_round_and_inside() => Law.Holds(500, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 8));
        Interval range = new(low, low + (random.NextDouble() * Math.Pow(10, random.Next(-8, 8))));
        IReadOnlyList<double> ticks = PlotAxis.Ticks(range, 4);
        double slack = (1e-6 * (range.High - range.Low)) + (1e-12 * Math.Max(Math.Abs(range.Low), Math.Abs(range.High)));
        Assert.All(ticks, tick => Assert.InRange(tick, range.Low - slack, range.High + slack));
        Assert.InRange(ticks.Count, 1, 12);
        Assert.Equal(ticks.Distinct().Order(), ticks);
    });

    [Theory]
    [InlineData(1e-6, 1e-3, "1e-6 1e-5 0.0001 0.001")]
    [InlineData(1e-12, 1, "1e-12 1e-9 1e-6 0.001 1")]
    [InlineData(0.2, 0.9, "0.2 0.9")]
    public void Logarithmic_axes_have_powers_of_ten(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', PlotAxis.LogTicks(new Interval(low, high), 5).Select(PlotAxis.Label)));
}
