using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The extremes that proofs rely on are those of the values.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void The_hull_of_a_signal_contains_every_value_and_is_attained() => Law.Holds(400, Law.Seeds, seed =>
    {
        if (HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)).Methodology is not { } methodology)
            return;
        foreach (Signal signal in methodology.Signals)
            Check(signal.Timeline!, methodology.Epochs, seed);
    });

    [Theory]
    [InlineData("cycle 0 -> 1 period 7 epochs rise 30%", 10, 20, 0, 1)]
    [InlineData("cycle 0 -> 1 period 7 epochs rise 30%", 3, 6.5, 1, 1)]
    [InlineData("cosine_restarts 1 -> 0 period 10 epochs", 5, 10, 0, 0.5)]
    [InlineData("ramp 0 -> 1", 25, 75, 0.25, 0.75)]
    [InlineData("steps in epochs 0: 3, 10: 1, 20: 2", 10, 20, 1, 1)]
    [InlineData("steps in epochs 0: 0, 100: 1 interpolated", 50, 150, 0.5, 1)]
    public void The_hull_of_a_stretch_is_that_of_its_values(string schedule, double from, double to, double low, double high)
    {
        Interval hull = Timelines.Of(schedule, 350).Over(from, to);
        if (schedule.StartsWith("ramp", StringComparison.Ordinal))
            hull = Timelines.Of(schedule, 100).Over(from, to);
        Assert.Equal(low, hull.Low, 1e-12);
        Assert.Equal(high, hull.High, 1e-12);
    }

    [Theory]
    [InlineData("ramp 0 -> 1 over 40 epochs", 40, 1)]
    [InlineData("cycle 0 -> 1 period 10 epochs rise 50%", 10, 0)]
    [InlineData("cosine_restarts 1 -> 0 period 50 epochs", 50, 1)]
    [InlineData("steps in epochs 0: 1, 10: 2", 10, 2)]
    public void A_boundary_belongs_to_what_begins_there(string schedule, double time, double expected) =>
        Assert.Equal(expected, Timelines.Of(schedule, 100).At(time), 1e-15);

    private static void Check(SignalTimeline timeline, int epochs, int seed)
    {
        Interval hull = timeline.Hull;
        double slack = 1e-9 * Math.Max(Math.Abs(hull.Low), Math.Abs(hull.High));
        Random random = new(seed);
        for (int i = 0; i < 300; i++)
        {
            double value = timeline.At(epochs * random.NextDouble());
            Assert.True(value >= hull.Low - slack && value <= hull.High + slack, $"seed {seed}: {value:R} outside {hull}");
        }
        double[] attained = [.. timeline.IsPerEpoch ? Enumerable.Range(0, epochs).Select(epoch => timeline.At(epoch)) : timeline.Segments.SelectMany(Extremes)];
        Assert.True(attained.Any(value => Math.Abs(value - hull.Low) <= slack) && attained.Any(value => Math.Abs(value - hull.High) <= slack), $"seed {seed}: {hull} is not attained");
    }

    // Values at the ends of monotone pieces, and their limits.
    private static IEnumerable<double> Extremes(Segment segment)
    {
        double length = segment.End - segment.Start;
        IEnumerable<double> times = segment.Curve is PeriodicCurve periodic
            ? periodic.Pieces.Select(piece => piece.Start).Append(periodic.Period).Where(time => time <= length).Append(length)
            : [0, length];
        return times.SelectMany(time => new[] { segment.Curve.At(Math.Min(time, Math.BitDecrement(length))), time > 0 ? segment.Curve.LimitAt(time) : segment.Curve.At(0) });
    }
}
