using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Drawings;

/// <summary>What is drawn of a signal is the signal.</summary>
public sealed class CurveTraceTests
{
    [Fact]
    public void The_line_is_the_curve_of_random_plans() => Law.Holds(150, Law.Seeds, AreTheCurves);

    /// <summary>A rise of a thousandth of an epoch that ends in a corner.</summary>
    [Fact]
    public void A_corner_beside_a_steep_rise_is_drawn() => AreTheCurves(1766082889);

    public static TheoryData<string> History => [.. HistoryFiles.Concrete];

    [Theory]
    [MemberData(nameof(History))]
    public void The_line_is_the_curve_of_the_history(string file)
    {
        Random random = new(1);
        foreach (Signal signal in HistoryFiles.Compile(file).Methodology!.Signals)
            IsTheCurve(signal.Timeline!, random, signal.Name);
    }

    [Fact]
    public void A_jump_is_two_points_at_its_time()
    {
        CurveTrace trace = CurveTrace.Of([Timelines.Of("steps in epochs 0: 1, 2.5: 3", 4)]);
        Assert.Equal([0, 2.5, 2.5, 4], trace.Times);
        Assert.Equal([1, 1, 3, 3], trace.Values[0]);
        Assert.Equal([(2.5, 1, 3)], trace.Jumps(0));
    }

    [Fact]
    public void A_kink_is_a_point_and_a_straight_line_needs_no_others()
    {
        CurveTrace trace = CurveTrace.Of([Timelines.Of("cycle 0 -> 1 period 10 epochs rise 30%", 20)]);
        Assert.Equal([0, 3, 10, 10, 13, 20], trace.Times.Select(time => Math.Round(time, 9)));
        Assert.Equal([0, 1, 1, 0, 1, 1], trace.Values[0]);
    }

    [Theory]
    [InlineData("1e4", 0.01)]
    [InlineData("1e6", 0.001)]
    [InlineData("1e8", 0.0001)]
    public void A_dip_is_drawn_however_narrow_it_is(string steepness, double half)
    {
        CurveTrace trace = CurveTrace.Of([Timelines.Of($"clamp({steepness} * ((ramp 0 -> 1) - 0.37713) * ((ramp 0 -> 1) - 0.37713), 0..1)", 100)]);
        double least = trace.Values[0].Min();
        Assert.InRange(least, 0, 0.001);
        double at = trace.Times[trace.Values[0].ToList().IndexOf(least)];
        Assert.InRange(at, 100 * (0.37713 - (0.1 * half)), 100 * (0.37713 + (0.1 * half)));
        // And its edges are where they are.
        Assert.Contains(trace.Times, time => Math.Abs(time - (100 * (0.37713 - half))) < 20 * half);
    }

    [Fact]
    public void Rounded_values_jump_where_they_are_rounded()
    {
        CurveTrace trace = CurveTrace.Of([Timelines.Of("quantise(ramp 0 -> 1, 0.5)", 8)]);
        Assert.Equal([2, 6], trace.Jumps(0).Select(jump => Math.Round(jump.Time, 9)));
    }

    /// <summary>Noise is drawn anew an epoch after it began, not where an epoch of the run begins.</summary>
    [Fact]
    public void Noise_is_a_staircase_on_its_own_clock()
    {
        SignalTimeline plan = Timelines.Of("1 for 2.5 epochs then noise 0..0.9 seed 7 per epoch", 8);
        CurveTrace trace = CurveTrace.Of([plan]);
        Assert.Equal([2.5, 3.5, 4.5, 5.5, 6.5, 7.5], trace.Jumps(0).Select(jump => jump.Time));
        Assert.Equal(Enumerable.Range(2, 6).Select(epoch => plan.At(epoch + 1)), trace.Jumps(0).Select(jump => jump.After));
        Assert.Equal([1, .. Enumerable.Range(2, 5).Select(epoch => plan.At(epoch + 1))], trace.Jumps(0).Select(jump => jump.Before));
        Assert.Equal(14, trace.Times.Count);
    }

    [Fact]
    public void The_shorter_of_two_runs_has_no_values_behind_its_end()
    {
        CurveTrace trace = CurveTrace.Of([Timelines.Of("ramp 0 -> 1", 4), Timelines.Of("2", 8)]);
        Assert.Equal([0, 4, 4, 8], trace.Times);
        Assert.Equal([0, 1, double.NaN, double.NaN], trace.Values[0]);
        Assert.Equal([2, 2, 2, 2], trace.Values[1]);
    }

    [Fact]
    public void A_plan_that_turns_too_often_is_an_envelope_that_holds_it()
    {
        SignalTimeline timeline = Timelines.Of("wave sawtooth 0 -> 1 period 0.05 epochs", 200);
        CurveTrace trace = CurveTrace.Of([timeline]);
        Assert.True(trace.IsEnvelope);
        Assert.Equal(2 * CurveTrace.Columns, trace.Times.Count);
        Assert.Empty(trace.Jumps(0));
        for (int i = 0; i < trace.Times.Count; i += 2)
            Assert.InRange(timeline.At(trace.Times[i]), trace.Values[0][i], trace.Values[0][i + 1] + 1e-9);
    }

    // Not every text that is drawn is without errors.
    private static void AreTheCurves(int seed)
    {
        Random random = new(seed);
        foreach (Signal signal in HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)).Methodology?.Signals ?? [])
            IsTheCurve(signal.Timeline!, random, $"{signal.Name}, seed {seed}");
    }

    // Between two points a line is drawn; probes at random times must lie on it, as near as a drawing shows.
    private static void IsTheCurve(SignalTimeline timeline, Random random, string context)
    {
        CurveTrace trace = CurveTrace.Of([timeline]);
        Assert.Equal(trace.Times.Order(), trace.Times);
        if (trace.IsEnvelope)
            return;
        Assert.Equal((0.0, timeline.End), (trace.Times[0], trace.Times[^1]));
        double slack = 4 * CurveTrace.Tolerance * (timeline.Hull.High - timeline.Hull.Low) + (1e-8 * Math.Abs(timeline.Hull.High));
        List<string> missed = [];
        for (int probe = 0; probe < 200; probe++)
        {
            double time = random.NextDouble() * timeline.End;
            int next = trace.Times.ToList().FindIndex(at => at > time);
            if (next <= 0)
                continue;
            (double from, double to) = (trace.Times[next - 1], trace.Times[next]);
            // The moment of a jump is known up to rounding.
            if (time - from < 1e-7 || to - time < 1e-7)
                continue;
            double line = trace.Values[0][next - 1] + ((trace.Values[0][next] - trace.Values[0][next - 1]) * (time - from) / (to - from));
            if (!(Math.Abs(timeline.At(time) - line) <= slack))
                missed.Add(FormattableString.Invariant($"{timeline.At(time):R} at {time:R}, drawn at {line:R}"));
        }
        Assert.True(missed.Count == 0, $"{context}: {string.Join("; ", missed)}");
    }
}
