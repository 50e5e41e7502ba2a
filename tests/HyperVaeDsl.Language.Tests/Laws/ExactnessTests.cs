using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What is a billionth too much is found, what touches is not reported, and what only rounding tells apart is no jump.</summary>
public sealed class ExactnessTests
{
    private const string Helpers = "  signal t in 0..1 = ramp 0 -> 1\n  loss entropy_A weight t\n";

    [Theory]
    // The excess is a billionth, between two whole epochs.
    [InlineData("0.5 + 0.5 * (wave sine 0 -> 1.000000002 period 3 epochs)", "0..1", true)]
    [InlineData("0.5 + 0.5 * (wave sine 0 -> 1 period 3 epochs)", "0..1", false)]
    [InlineData("4 * t * (1 - t) + 1e-9", "0..1", true)]
    [InlineData("4 * t * (1 - t)", "0..1", false)]
    [InlineData("(wave sine 0 -> 1 period 7 epochs) * (wave cosine 0 -> 1 period 7 epochs)", "0..0.728553390", true)]
    [InlineData("(wave sine 0 -> 1 period 7 epochs) * (wave cosine 0 -> 1 period 7 epochs)", "0..0.728553391", false)]
    [InlineData("1 - abs_like", "0..1", false)]
    [InlineData("quantise(0.9 * t + 0.050000001, 0.1)", "0..0.91", true)]
    [InlineData("quantise(0.9 * t + 0.04, 0.1)", "0..0.91", false)]
    [InlineData("quantise(4 * t * (1 - t) * 0.25 + 1e-9, 0.1)", "0..0.21", true)]
    [InlineData("quantise(4 * t * (1 - t) * 0.25, 0.1)", "0..0.21", false)]
    [InlineData("min(t, 1 - t) + 0.5", "0..0.999999999", true)]
    [InlineData("min(t, 1 - t) + 0.5", "0..1", false)]
    [InlineData("t + (1 - t)", "0..1", false)]
    [InlineData("ramp 0 -> 1.000000001 cosine", "0..1", true)]
    [InlineData("ramp 0 -> 1 sigmoid", "0..1", false)]
    [InlineData("decay 1 -> 0.0999999999", "0.1..1", true)]
    [InlineData("cycle 0 -> 1 period 0.7 epochs rise 30% cosine", "0..1", false)]
    // A spike of the shortest length that a table may have; it is above the range for 2e-9 epochs.
    [InlineData("points in epochs 0: 0.5, 50.3: 0.5, 50.30002: 1.00005, 50.30004: 0.5", "0..1", true)]
    [InlineData("points in epochs 0: 0.5, 50.3: 0.5, 50.30002: 1, 50.30004: 0.5", "0..1", false)]
    [InlineData("0.5 * (points in epochs 0: 1, 50.3: 1, 50.30002: 2.0001, 50.30004: 1) * 1 + 0 * t", "0..1", true)]
    [InlineData("steps in epochs 0: 0.5, 50.3: 1.000000001, 50.30002: 0.5", "0..1", true)]
    public void A_range_is_left_exactly_if_it_is_left(string schedule, string range, bool leaves)
    {
        string text = Sample.Of(Helpers + $"  signal s in {range} = {schedule.Replace("abs_like", "max(t - 0.5, 0.5 - t)", StringComparison.Ordinal)}\n  phase All epochs 0..end {{ }}\n  loss reconstruction weight 1\n  loss entropy_B weight s\n");
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(leaves ? ["HV0302"] : [], compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Code));
    }

    [Theory]
    [InlineData("ramp 0 -> 1", "1", null)]
    [InlineData("ramp 0 -> 1", "1.000000000001", null)]
    [InlineData("ramp 0 -> 1", "1.00000001", "HV0303")]
    [InlineData("cycle 0 -> 1 period 0.1 epochs rise 100%", "1", null)]
    [InlineData("cycle 0 -> 1 period 0.1 epochs rise 100%", "0", "HV0303")]
    [InlineData("0.5 * (cycle 0 -> 1 period 0.1 epochs rise 100%)", "0.5", null)]
    [InlineData("0.5 * (cycle 0 -> 1 period 0.1 epochs rise 100%)", "0", "HV0303")]
    [InlineData("0.5 * (cycle 0 -> 1 period 0.7 epochs rise 100%)", "ramp 0.071428571428571 -> 1", null)]
    [InlineData("0.1 + 0.2 * (ramp 0 -> 1 cosine)", "0.3", null)]
    [InlineData("quantise(ramp 0 -> 1, 0.1)", "1", null)]
    [InlineData("steps in epochs 0: 0.5, 39.9999: 1", "1", null)]
    [InlineData("steps in epochs 0: 0.5, 39.9999: 1", "0.5", "HV0303")]
    public void A_jump_at_the_end_of_a_phase_is_found_and_rounding_is_none(string first, string second, string? code)
    {
        string text = Sample.Of($"  signal s in 0..9\n  phase A epochs 0..40 {{\n    s {first}\n  }}\n  phase B epochs 40..end {{\n    s {second}\n  }}\n  loss reconstruction weight 1\n  loss entropy weight s\n");
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Equal(code == null ? [] : [code], compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Code));
    }

    /// <summary>A phase may be longer than the passages in it by rounding: a root of less than nothing is no value that a step may see.</summary>
    [Theory]
    [InlineData(RampShape.Polynomial, 0.9)]
    [InlineData(RampShape.Polynomial, 2.5)]
    [InlineData(RampShape.Polynomial, 3)]
    [InlineData(RampShape.CosinePower, 0.5)]
    [InlineData(RampShape.Sqrt, 0)]
    public void A_passage_has_a_value_a_last_digit_behind_its_end(RampShape shape, double parameter) =>
        Assert.Equal(1, new RampCurve(0, 1, 3, shape, parameter).At(3.000000000001), 1e-6);

    /// <summary>0.75 is rounded to 1, and what goes up to it to 0.5: a limit is a matter of the values before it.</summary>
    [Theory]
    [InlineData("quantise(ramp 0 -> 0.75, 0.5)", 0.5)]
    [InlineData("quantise(ramp 2 -> 0.75, 0.5)", 1)]
    [InlineData("quantise(ramp 0.75 -> 0.75, 0.5)", 1)]
    [InlineData("quantise(ramp 0 -> 0.7, 0.5)", 0.5)]
    public void The_limit_of_what_is_rounded_is_that_of_its_values(string schedule, double limit) =>
        Assert.Equal((limit, limit), (Timelines.Of(schedule, 10).LimitAt(10), Timelines.Of(schedule, 10).Over(9.9, 10).High));

    /// <summary>The limit from the left is what the values go to, for every operator, also where a whole number of periods is no whole number of doubles.</summary>
    [Fact]
    public void The_limit_at_the_end_of_a_segment_is_what_its_values_go_to() => Law.Holds(400, Law.Seeds, IsApproached);

    /// <summary>A cycle that ends with its segment up to the digits that the time of the run has, and a half that is reached up to rounding.</summary>
    [Theory]
    [InlineData(175349339)]
    [InlineData(562977688)]
    public void The_limit_is_right_where_rounding_decides(int seed) => IsApproached(seed);

    private static void IsApproached(int seed)
    {
        if (HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)).Methodology is not { } methodology)
            return;
        foreach (Segment segment in methodology.Signals.SelectMany(signal => signal.Timeline!.Segments).Where(segment => !segment.Curve.IsRandom))
        {
            double near = segment.At(segment.End - 1e-11 * segment.End);
            double nearer = segment.At(segment.End - 1e-12 * segment.End);
            // Between a step or kink and the end nothing can be compared; neither can what is steep there.
            BreakList breaks = new(segment.End - 2e-11 * segment.End, segment.End);
            breaks.AddFrom(segment.Curve, segment.Origin, segment.End - 2e-11 * segment.End - segment.Origin, segment.End - segment.Origin);
            double scale = Math.Max(1e-12, Math.Max(Math.Abs(segment.Hull.Low), Math.Abs(segment.Hull.High)));
            if (breaks.Cuts().Count > 2 || Math.Abs(near - nearer) > 1e-9 * scale || segment.End - segment.Start < 1e-6)
                continue;
            // What happens within the last digits of the end is found by the last number before it.
            double last = segment.At(Math.BitDecrement(segment.End));
            Assert.True(Math.Min(Math.Abs(segment.Last - nearer), Math.Abs(segment.Last - last)) <= 1e-6 * scale, $"seed {seed}: {segment.Last:R} is not the limit of {near:R}, {nearer:R}\n{segment.Label}");
        }
    }

    /// <summary>An integral is the sum of its parts, lies between the bounds of the values, and agrees with the midpoint rule.</summary>
    [Fact]
    public void Integrals_of_random_signals_agree_with_a_dense_sum() => Law.Holds(60, Law.Seeds, seed =>
    {
        if (HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)).Methodology is not { } methodology)
            return;
        foreach (Signal signal in methodology.Signals.Where(signal => signal.Timeline!.Segments.All(segment => !segment.Curve.IsRandom)))
        {
            SignalTimeline timeline = signal.Timeline!;
            Interval whole = Integrals.Of(timeline, 0, methodology.Epochs);
            double cut = methodology.Epochs * 0.3721;
            Interval first = Integrals.Of(timeline, 0, cut);
            Interval second = Integrals.Of(timeline, cut, methodology.Epochs);
            double size = methodology.Epochs * Math.Max(Math.Abs(timeline.Hull.Low), Math.Abs(timeline.Hull.High));
            Assert.True(first.Low + second.Low <= whole.High + 1e-9 * size && first.High + second.High >= whole.Low - 1e-9 * size, $"seed {seed}: {whole} is not {first} and {second}: {signal.Name}");
            const int cells = 20_000;
            double sum = Enumerable.Range(0, cells).Sum(i => timeline.At(methodology.Epochs * (i + 0.5) / cells)) * methodology.Epochs / cells;
            Assert.True(sum >= whole.Low - 2e-2 * size && sum <= whole.High + 2e-2 * size, $"seed {seed}: {sum:R} is not in {whole}: {signal.Name}\n{methodology.Name}");
        }
    });
}
