using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The extremes that proofs rely on are those of the values.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void The_hull_of_a_signal_contains_every_value_and_is_attained()
    {
        (int Signals, int Bounded) count = (0, 0);
        Law.Holds(400, Law.Seeds, seed => Check(seed, ref count));
        // Where branch and bound gives up, the hull is a bound and not attained; that is rare.
        Assert.True(count.Bounded * 100 <= count.Signals, $"{count.Bounded} hulls of {count.Signals} are not attained.");
    }

    private static void Check(int seed, ref (int Signals, int Bounded) count)
    {
        string text = RandomMethodology.Text(seed);
        if (HvaeCompiler.Compile("random.hvae", text).Methodology is not { } methodology)
            return;
        foreach (Signal signal in methodology.Signals)
        {
            count.Signals++;
            if (!IsAttained(signal.Timeline!, methodology.Epochs, new Random(seed), $"{signal.Name} of seed {seed}\n{text}"))
                count.Bounded++;
        }
    }

    /// <summary>What follows noise begins where the noise was, not where it would have been a step later.</summary>
    [Theory]
    [InlineData("noise 0.2..0.8 seed 7 per epoch for 5 epochs then ramp -> 0", 4.5)]
    [InlineData("noise 0.2..0.8 seed 7 for 5 epochs then hold", 5 - (0.5 / 39))]
    public void What_follows_noise_begins_where_it_was(string schedule, double last)
    {
        SignalTimeline plan = Timelines.Of(schedule, 10);
        Assert.Equal(plan.At(last), plan.At(5));
    }

    [Fact]
    public void Where_a_signal_jumps_is_what_its_values_say() => Law.Holds(400, Law.Seeds, seed =>
    {
        if (HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)).Methodology is not { } methodology)
            return;
        foreach (SignalTimeline timeline in methodology.Signals.Select(signal => signal.Timeline!))
        {
            int near = 0;
            foreach (double time in timeline.Segments.SelectMany(segment => new[] { segment.Start, segment.Start + ((segment.End - segment.Start) / 4), segment.Start + ((segment.End - segment.Start) / 2) }).Where(time => time > 0))
            {
                Segment segment = timeline.SegmentAt(time);
                int index = timeline.Segments.ToList().IndexOf(segment);
                double before = time <= segment.Start ? timeline.Segments[index - 1].LimitAt(time) : segment.LimitAt(time);
                bool jumps = !segment.Curve.IsRandom && SignalTimeline.Differ(before, segment.At(time));
                Assert.True(jumps == timeline.JumpsAt(time), $"At {time} in seed {seed}.");
                Assert.Equal(jumps, timeline.JumpsAt(time, ref near));
            }
        }
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

    [Theory]
    [InlineData("t + (1 - t)", 1, 1)]
    [InlineData("t * (1 - t)", 0, 0.25)]
    [InlineData("2 * t * t - t", -0.125, 1)]
    [InlineData("max(t, 1 - t)", 0.5, 1)]
    [InlineData("min(t, 0.3, 1 - t)", 0, 0.3)]
    [InlineData("clamp(2 * t - 0.5, 0..1)", 0, 1)]
    [InlineData("1 / (1 + t * t)", 0.5, 1)]
    [InlineData("quantise(t * (1 - t), 0.1)", 0, 0.2)]
    [InlineData("t * (wave sine -1 -> 1 period 4 epochs)", -0.990020468, 0.970020890)]
    [InlineData("t - (cycle 0 -> 1 period 10 epochs rise 100%)", -0.9, 0.9)]
    [InlineData("0.5 + noise -0.1..0.2 seed 1 + 0 * t", 0.4, 0.7)]
    [InlineData("t * (noise 1..2 seed 1)", 0, 2)]
    public void The_hull_of_a_calculation_is_that_of_its_values(string schedule, double low, double high)
    {
        string text = Sample.Of($"  signal t in 0..1 = ramp 0 -> 1\n  signal s in -10..10 = {schedule}\n  phase All epochs 0..end {{ }}\n  loss reconstruction weight 1\n  loss entropy weight max(s, 0)\n");
        Interval hull = Timelines.Compile(text).FindSignal("s")!.Timeline!.Hull;
        Assert.Equal(low, hull.Low, 1e-6);
        Assert.Equal(high, hull.High, 1e-6);
    }

    private static bool IsAttained(SignalTimeline timeline, int epochs, Random random, string text)
    {
        Interval hull = timeline.Hull;
        double slack = 1e-9 * Math.Max(Math.Abs(hull.Low), Math.Abs(hull.High)) + 1e-10;
        for (int i = 0; i < 300; i++)
        {
            double value = timeline.At(epochs * random.NextDouble());
            Assert.True(value >= hull.Low - slack && value <= hull.High + slack, $"{value:R} outside {hull}: {text}");
        }
        if (timeline.Segments.Any(segment => segment.Curve.IsRandom))
            return true;
        double[] attained = [.. timeline.IsPerEpoch ? Enumerable.Range(0, epochs).Select(epoch => timeline.At(epoch)) : timeline.Segments.SelectMany(Extremes)];
        // Where a passage begins with the slope of a root, a time that is right to its last digit gives a value that is right to a half or a third of them.
        double rounded = slack + 1e-4 * (hull.High - hull.Low);
        bool isAttained = attained.Any(value => Math.Abs(value - hull.Low) <= rounded) && attained.Any(value => Math.Abs(value - hull.High) <= rounded);
        Assert.True(isAttained || timeline.Segments.Any(segment => segment.Curve.IsOnTheRun), $"{hull} is not attained, but {attained.Min():R} and {attained.Max():R}: {text}");
        return isAttained;
    }

    // Values and limits at kinks and on a grid, and the best of the grid refined.
    private static List<double> Extremes(Segment segment)
    {
        BreakList breaks = new(segment.Start, segment.End);
        breaks.AddFrom(segment.Curve, segment.Origin, segment.Start - segment.Origin, segment.End - segment.Origin);
        List<double> times = [.. breaks.Cuts(), .. Enumerable.Range(0, 2001).Select(i => segment.Start + (segment.End - segment.Start) * i / 2000)];
        times.Sort();
        List<double> values = [];
        foreach (double time in times)
        {
            if (time < segment.End)
                values.AddRange([segment.At(time), segment.At(Math.Min(time + 1e-12 * segment.End, Math.BitDecrement(segment.End)))]);
            if (time > segment.Start)
                values.AddRange([segment.LimitAt(time), segment.At(Math.Max(segment.Start, time - 1e-12 * segment.End))]);
        }
        foreach (int sign in new[] { 1, -1 })
        {
            int best = Enumerable.Range(1, times.Count - 2).MaxBy(i => sign * segment.At(times[i]));
            values.Add(sign * Refined(time => sign * segment.At(time), times[best - 1], times[best + 1]));
        }
        return values;
    }

    private static double Refined(Func<double, double> value, double from, double to)
    {
        for (int i = 0; i < 100; i++)
        {
            double third = (to - from) / 3;
            if (value(from + third) < value(to - third))
                from += third;
            else
                to -= third;
        }
        return value(from);
    }
}
