using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Tests.Comparisons;

/// <summary>Noise is held for a step or an epoch, so two plans with noise are compared exactly: what is said of them is what all of their steps say.</summary>
public sealed class NoiseComparisonTests
{
    private const int Epochs = 10;
    private const int Steps = 39;

    /// <summary>Plans that are constant from step to step.</summary>
    [Theory]
    [InlineData("noise 0.2..0.8 seed 1", "noise 0.2..0.8 seed 2")]
    [InlineData("noise 0.2..0.8 seed 1", "noise 0.2..0.8 normal deviation 0.1 seed 1")]
    [InlineData("noise 0.2..0.8 seed 1 per epoch", "noise 0.2..0.8 seed 1")]
    [InlineData("0.5", "noise 0.2..0.8 seed 1")]
    [InlineData("clamp(noise 0..1 seed 3, 0.2..0.8)", "clamp(noise 0..1 seed 4, 0.2..0.8)")]
    [InlineData("quantise(noise 0..1 seed 3, 0.25)", "quantise(noise 0..1 seed 4, 0.25)")]
    [InlineData("1 for 3 epochs then jump noise 0.5..1 seed 3", "1 for 3 epochs then jump noise 0.5..1 seed 4")]
    [InlineData("repeat (noise 0..1 seed 1 for 2 epochs)", "noise 0..1 seed 1")]
    [InlineData("delay 2 epochs (noise 0..1 seed 1)", "noise 0..1 seed 1")]
    [InlineData("2 * (noise 0..1 seed 1) + (noise 0..1 seed 2 per epoch)", "2 * (noise 0..1 seed 2) + (noise 0..1 seed 2 per epoch)")]
    public void Says_what_all_steps_say(string old, string @new)
    {
        SignalTimeline before = Timelines.Of(old, Epochs);
        SignalTimeline after = Timelines.Of(@new, Epochs);
        CurveDifference curve = CurveComparer.Compare(before, after);
        double largest = 0;
        double area = 0;
        foreach (double time in Middles())
        {
            double difference = Math.Abs(after.At(time) - before.At(time));
            largest = Math.Max(largest, difference);
            area += difference / Steps;
            Assert.Equal(difference > 1e-9, curve.Ranges.Any(range => range.From <= time && time <= range.To));
        }
        Assert.Equal(largest, Math.Abs(curve.Largest!.Difference), 1e-12);
        Assert.Equal(largest, curve.Bound, 1e-12);
        // A cell begins a millionth of it before its first step.
        Assert.InRange(area, curve.Area.Low - 1e-5, curve.Area.High + 1e-5);
        Assert.True(curve.Area.High - curve.Area.Low < 1e-9);
        Assert.Equal(curve.RelativeBound, curve.LargestRelative!.Relative, 1e-3);
    }

    /// <summary>What changes within a step has its largest difference at the begin or end of one.</summary>
    [Theory]
    [InlineData("(ramp 1 -> 0.5) * (noise 0.9..1.1 seed 7)", "(ramp 1 -> 0.5) * (noise 0.9..1.1 seed 8)")]
    [InlineData("(ramp 1 -> 0.5 cosine) * (noise 0.9..1.1 seed 7 per epoch)", "ramp 1 -> 0.5 cosine")]
    [InlineData("(wave sine 0.4 -> 0.6 period 3 epochs) + (noise -0.1..0.1 seed 7 per epoch)", "(wave sine 0.4 -> 0.6 period 3 epochs) + (noise -0.1..0.1 normal deviation 0.02 seed 7 per epoch)")]
    public void Says_how_much_what_moves_differs(string old, string @new)
    {
        SignalTimeline before = Timelines.Of(old, Epochs);
        SignalTimeline after = Timelines.Of(@new, Epochs);
        CurveDifference curve = CurveComparer.Compare(before, after);
        double largest = Middles().Max(time => Math.Abs(after.At(time) - before.At(time)));
        Assert.InRange(Math.Abs(curve.Largest!.Difference), largest, largest * 1.1);
        Assert.Equal(curve.Bound, Math.Abs(curve.Largest.Difference), 1e-9);
        Assert.Equal(Math.Abs(curve.Largest.Difference), Math.Abs(curve.Largest.IsApproached ? after.LimitAt(curve.Largest.Time) - before.LimitAt(curve.Largest.Time) : after.At(curve.Largest.Time) - before.At(curve.Largest.Time)), 1e-9);
        Assert.InRange(Middles().Sum(time => Math.Abs(after.At(time) - before.At(time))) / Steps, curve.Area.Low - 1e-4, curve.Area.High + 1e-4);
        Assert.True(curve.Area.High - curve.Area.Low < 1e-4);
    }

    /// <summary>Too many steps to take each of them: no difference is above what is said, and the one that is said is there.</summary>
    [Fact]
    public void Bounds_what_has_too_many_steps()
    {
        SignalTimeline before = Timelines.Of("noise 0.2..0.8 seed 1", 2000);
        SignalTimeline after = Timelines.Of("noise 0.2..0.8 seed 2", 2000);
        CurveDifference curve = CurveComparer.Compare(before, after);
        Assert.Equal(0.6, curve.Bound, 1e-12);
        Assert.InRange(Math.Abs(curve.Largest!.Difference), 0.5, 0.6);
        Assert.Equal(after.At(curve.Largest.Time) - before.At(curve.Largest.Time), curve.Largest.Difference, 1e-12);
    }

    private static IEnumerable<double> Middles() => Enumerable.Range(0, Epochs * Steps).Select(step => (step + 0.5) / Steps);
}
