using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// The ways that HV0503 and HV0516 print lead where they say in the runtime's own controllers, and no shorter one does: all steps, and all
/// short sequences of metrics, are tried.
/// </summary>
public sealed class ShortestWayTests
{
    private const int Epochs = 6;

    [Fact]
    public void A_plan_leaves_bounds_at_the_step_at_which_the_runtime_first_changes_it() => Law.Holds(400, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string plan = Plan(random);
        SignalTimeline timeline = Timelines.Compile(Sample.WithSignal(plan, Epochs)).FindSignal("s")!.Timeline!;
        Interval hull = timeline.Hull;
        double low = hull.Low + ((hull.High - hull.Low) * random.NextDouble() * 0.4);
        Interval bounds = new(random.Next(3) == 0 ? -1 : low, random.Next(3) == 0 ? 2 : low + ((hull.High - low) * random.NextDouble()) + 0.01);
        int steps = random.Next(1, 60);
        ScaledSignal signal = new(bounds.Low, bounds.High);
        long? expected = null;
        for (long step = 0; step < Epochs * steps && expected == null; step++)
        {
            double planned = timeline.At((double)step / steps);
            if (Math.Abs(signal.Apply(planned) - planned) > 1e-12 * Math.Max(1, Math.Abs(planned)))
                expected = step;
        }
        PlanExit? found = PlanExit.First(timeline, bounds, steps);
        Assert.True(expected == found?.Step, $"step {expected} of the runtime, {found?.Step} found; seed {seed}, {steps} steps, {bounds}, {plan}");
        if (found != null)
            Assert.Equal(timeline.At(found.Epoch), found.Planned);
    });

    [Fact]
    public void No_sequence_of_metrics_takes_a_sigmoid_further_and_no_shorter_one_as_far() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double slope = Signed(random, 8);
        double trend = random.Next(3) == 0 ? 0 : Signed(random, 12);
        double threshold = random.NextDouble();
        int samples = random.Next(1, 4);
        double decay = random.Next(2) == 0 ? 0 : random.NextDouble() * 0.95;
        Interval keep = new(0.1, 0.1 + random.NextDouble());
        Language.Methodologies.SigmoidLaw law = new(MetricKind.All[0], new ScalarRef(null, threshold, default), slope, trend);
        (LawEnd low, LawEnd high) = LawEnd.Of(law, keep, new Interval(0, 1), decay == 0 ? 0 : Math.Pow(decay, samples));

        double[] values = [0, 1, random.NextDouble(), 0.5];
        foreach (LawEnd end in new[] { low, high })
        {
            double sign = end == high ? 1 : -1;
            Assert.Equal(end.Value, Run(end.Metrics), 1e-12);
            for (int length = 1; length <= 3; length++)
            {
                foreach (double[] metrics in Sequences(values, length))
                {
                    double reached = sign * Run(metrics);
                    Assert.True(reached <= (sign * end.Value) + 1e-12, $"{string.Join(" ", metrics)} reaches {sign * reached}, beyond {end.Value}; seed {seed}");
                    Assert.True(length >= end.Metrics.Count || reached < sign * end.Value, $"{string.Join(" ", metrics)} is shorter; seed {seed}");
                }
            }
        }

        double Run(IReadOnlyList<double> metrics)
        {
            Runtime.Control.SigmoidLaw running = new(keep.Low, slope, trend, keep.Low, keep.High);
            Ema average = new(decay);
            foreach (double metric in metrics)
            {
                for (int sample = 0; sample < samples; sample++)
                    average.Update(metric);
                running.Update(average.Value, threshold);
            }
            return running.Value;
        }
    });

    [Fact]
    public void No_sequence_of_metrics_takes_a_proportional_law_further() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double kp = Signed(random, 2);
        double target = random.NextDouble() * 5;
        double start = random.NextDouble();
        bool isOpen = random.Next(2) == 0;
        Language.Methodologies.PiLaw law = new(MetricKind.All[0], new ScalarRef(null, target, default), kp, 0, false);
        (LawEnd low, LawEnd high) = LawEnd.Of(law, start, new Interval(0, isOpen ? double.PositiveInfinity : 6));
        foreach (LawEnd end in new[] { low, high })
        {
            Assert.Equal(end.Value, Run(end.Metrics), 1e-12);
            foreach (double metric in new[] { 0, 6, 6 * random.NextDouble(), isOpen ? 1e6 : 3 })
            {
                double reached = Run([metric]);
                Assert.True(low.Value - 1e-12 <= reached && reached <= high.Value + 1e-12, $"{metric} reaches {reached}, beyond {low.Value}..{high.Value}; seed {seed}");
            }
        }

        double Run(IReadOnlyList<double> metrics)
        {
            Runtime.Control.PiLaw running = new(start, kp, 0, -10, 10, false);
            foreach (double metric in metrics)
                running.Update(metric, target);
            return running.Value;
        }
    });

    [Theory]
    [InlineData("ramp 0 -> 0.05", "0.01..0.1", "Already at the first step, whatever the metrics are, it makes 0.01 of 0.")]
    [InlineData("ramp 0.05 -> 0.2", "0.01..0.1", "After 79 steps in which nothing moved it, at epoch 2.026, it makes 0.1 of 0.1006.")]
    [InlineData("steps in epochs 0: 0.05, 1.01: 0.2, 1.015: 0.05", "0.01..0.1", "No step sees it: it is outside only between two steps.")]
    public void A_plan_outside_of_bounds_names_the_step(string plan, string keep, string way)
    {
        string text = Sample.Of($"  signal s in 0..1 = {plan}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n  controller c every step {{\n    observe kl ema 0.9\n    when kl > 7.5 scale s by 1.05\n    keep s in {keep}\n    plant kl falls as s rises\n  }}\n", Epochs);
        string message = HvaeCompiler.Compile("test.hvae", text).Diagnostics.First(item => item.Code == Rules.PlanOutsideKeep.Code).Message;
        Assert.Contains(way, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold 92% slope 5", "it is furthest at 0.519 after 1 evaluation with coverage = 1, at epoch 1, and at 0.107 after 1 evaluation with coverage = 0, at epoch 1.")]
    [InlineData("threshold 50% slope 1 trend 2", "Only while coverage changes it goes further: it is at 0.747 after 2 evaluations with coverage = 0 and then 1, at epoch 2, and at 0.153 after 2 evaluations with coverage = 1 and then 0, at epoch 2.")]
    public void A_law_that_cannot_use_its_bounds_says_how_far_it_comes_and_when(string law, string way)
    {
        string text = Sample.Of($"  signal s in 0..1 = 0.3\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n  controller c every eval {{\n    drive s by sigmoid of coverage {law}\n    keep s in 0.1..0.8\n    plant coverage falls as s rises\n  }}\n", Epochs);
        string message = HvaeCompiler.Compile("test.hvae", text).Diagnostics.First(item => item.Code == Rules.NarrowLaw.Code).Message;
        Assert.Contains(way, message, StringComparison.Ordinal);
    }

    private static double Signed(Random random, double most) => (random.Next(2) == 0 ? 1 : -1) * (0.1 + (random.NextDouble() * most));

    private static IEnumerable<double[]> Sequences(double[] values, int length) =>
        length == 0 ? [[]] : Sequences(values, length - 1).SelectMany(before => values.Select(value => (double[])[.. before, value]));

    private static string Plan(Random random)
    {
        string low = FormattableString.Invariant($"{0.1 + (0.4 * random.NextDouble()):F3}");
        string high = FormattableString.Invariant($"{0.6 + (0.3 * random.NextDouble()):F3}");
        return random.Next(7) switch
        {
            0 => $"ramp {low} -> {high} cosine",
            1 => $"cycle {low} -> {high} period 0.7 epochs",
            2 => $"steps in epochs 0: {low}, 0.31: {high}, 0.33: {low}, 4.99: {high}",
            3 => $"noise {low}..{high}{(random.Next(2) == 0 ? "" : " normal deviation 0.1")} seed {random.Next(100)}",
            4 => $"wave sine {low} -> {high} period 1.3 epochs",
            5 => $"max({low}, wave triangle 0.1 -> {high} period 0.9 epochs)",
            _ => $"ramp {high} -> {low} over 2 epochs then ramp -> {high}",
        };
    }
}
