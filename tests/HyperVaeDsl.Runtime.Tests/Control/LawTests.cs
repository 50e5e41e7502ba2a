using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Tests.Control;

/// <summary>What no oracle covers: bounds, anti-windup, recovery, boosts, and states that can be saved.</summary>
public class LawTests
{
    private static readonly PlateauSettings Plateau = new(0.5, Patience: 2, HigherIsBetter: true, Threshold: 0, IsRelative: false, Cooldown: 0, Recover: 1.3, RecoverAbove: 0.02);

    [Fact]
    public void The_integral_of_pi_stops_at_the_bound_and_returns_at_once()
    {
        var law = new PiLaw(0, kp: 0.01, ki: 0.01, lower: 0, upper: 1, asPublished: false);
        for (int i = 0; i < 1000; i++)
            law.Update(metric: 30, target: 10);
        Assert.Equal(1, law.Value, 1e-15);
        law.Update(metric: 5, target: 10);
        Assert.Equal(1 - 0.01 - 0.05 + (0.01 / (1 + Math.Exp(5))), law.Value, 1e-9);
    }

    [Fact]
    public void As_published_the_integral_of_pi_winds_up()
    {
        var law = new PiLaw(0, kp: 0.01, ki: 0.01, lower: 0, upper: 1, asPublished: true);
        for (int i = 0; i < 1000; i++)
            law.Update(metric: 30, target: 10);
        Assert.Equal(200, law.Integral, 1e-6);
        for (int i = 0; i < 1000; i++)
            law.Update(metric: 5, target: 10);
        // A thousand updates below the target have not brought the weight down.
        Assert.Equal(1, law.Value);
    }

    [Fact]
    public void Negative_gains_drive_a_signal_that_raises_its_metric()
    {
        var law = new PiLaw(0.5, kp: -0.01, ki: -0.01, lower: 0, upper: 1, asPublished: false);
        law.Update(metric: 12, target: 10);
        Assert.True(law.Value < 0.5);
    }

    [Fact]
    public void The_integral_law_moves_by_the_excess_times_the_rate()
    {
        var law = new IntegralLaw(1, rate: -0.01, lower: 0.3, upper: 2);
        law.Update(metric: 0.7, target: 0.5);
        Assert.Equal(1 - 0.002, law.Value, 1e-15);
    }

    [Fact]
    public void The_trend_of_a_sigmoid_begins_with_the_second_update()
    {
        var law = new SigmoidLaw(0.5, slope: 5, trend: 100, lower: 0, upper: 1);
        law.Update(0.92, threshold: 0.92);
        Assert.Equal(0.5, law.Value, 1e-15);
        law.Update(0.93, threshold: 0.92);
        Assert.Equal(1 / (1 + Math.Exp(-(0.05 + 1))), law.Value, 1e-12);
    }

    [Fact]
    public void A_large_improvement_recovers_what_plateaus_took()
    {
        var law = new PlateauLaw(0.001, Plateau, lower: 1e-5, upper: 0.001);
        foreach (double metric in new[] { 0.5, 0.5, 0.5, 0.5 })
            law.Update(metric);
        Assert.Equal(0.0005, law.Value, 1e-15);
        law.Update(0.51);
        Assert.Equal(0.0005, law.Value, 1e-15);
        law.Update(0.54);
        Assert.Equal(0.00065, law.Value, 1e-15);
        law.Update(0.6);
        law.Update(0.7);
        Assert.Equal(0.001, law.Value, 1e-15);
    }

    [Fact]
    public void Boosts_have_the_golden_values_of_v5_10()
    {
        var temperature = new BoostLaw(within: 0.005, patience: 1, factor: 1.15, relax: 0.95, higherIsBetter: true, lower: 1, upper: 2);
        var ranking = new BoostLaw(within: 0.005, patience: 1, factor: 0.9, relax: 1.05, higherIsBetter: true, lower: 0.05, upper: 1);
        List<(double, double)> values = [];
        for (int i = 0; i < 6; i++)
        {
            values.Add((temperature.Apply(1), ranking.Apply(1)));
            temperature.Update(0.5);
            ranking.Update(0.5);
        }

        double[] boosts = [1, 1, 1.15, 1.3225, 1.520875, 1.74900625];
        Assert.Equal(boosts, values.Select(value => Math.Round(value.Item1, 10)));
        double[] shares = [1, 1, 0.9, 0.81, 0.729, 0.6561];
        Assert.Equal(shares, values.Select(value => Math.Round(value.Item2, 10)));
        Assert.Equal(2, temperature.Apply(1), 1e-15);
        Assert.Equal(0.59049, ranking.Apply(1), 1e-12);
    }

    [Fact]
    public void A_falling_metric_stalls_and_progress_relaxes_to_the_plan_and_no_further()
    {
        var law = new BoostLaw(within: 0.005, patience: 2, factor: 1.2, relax: 0.5, higherIsBetter: true, lower: 0, upper: 10);
        law.Apply(1);
        foreach (double metric in new[] { 0.5, 0.4, 0.3 })
            law.Update(metric);
        Assert.Equal(1.2, law.Boost, 1e-15);
        law.Update(0.9);
        Assert.Equal(1, law.Boost);
        law.Update(0.9);
        Assert.Equal(1, law.Boost);
        law.Update(0.9);
        Assert.Equal(1.2, law.Boost, 1e-15);
    }

    [Fact]
    public void An_offset_does_not_wind_up_behind_a_bound()
    {
        var signal = new ShiftedSignal(0, 1);
        signal.Apply(0.5);
        for (int i = 0; i < 100; i++)
            signal.Shift(0.1);
        Assert.Equal(1, signal.Apply(0.5));
        signal.Shift(-0.1);
        Assert.Equal(0.9, signal.Apply(0.5), 1e-12);
    }

    [Property]
    public bool No_law_leaves_its_bounds_whatever_the_metrics(double[] metrics, bool higher)
    {
        Bench bench = new(higher);
        foreach (double metric in metrics)
        {
            bench.Update(metric);
            if (!bench.Values.All(value => value is >= 0.25 and <= 4))
                return false;
        }

        return true;
    }

    /// <summary>A law, a boost, a factor and an offset on one signal, each within bounds of its own, over any metrics.</summary>
    [Property]
    public bool No_pipeline_leaves_the_bounds_of_its_stages_and_no_stage_winds_up(double[] metrics)
    {
        var law = new PiLaw(1, 0.5, 0.1, 0.5, 2, asPublished: false);
        var boost = new BoostLaw(0.1, 1, 1.5, 0.8, true, 0.25, 3);
        var scaled = new ScaledSignal(0.5, 4);
        var shifted = new ShiftedSignal(-1, 2.5);
        bool isFinite = true;
        foreach (double metric in metrics)
        {
            isFinite &= double.IsFinite(metric);
            double[] stages = new double[4];
            stages[0] = law.Value;
            stages[1] = boost.Apply(stages[0]);
            stages[2] = scaled.Apply(stages[1]);
            stages[3] = shifted.Apply(stages[2]);
            bool within = stages[0] is >= 0.5 and <= 2 && stages[1] is >= 0.25 and <= 3 && stages[2] is >= 0.5 and <= 4 && stages[3] is >= -1 and <= 2.5;
            if (!within)
                return false;
            law.Update(metric, 0.5);
            boost.Update(metric);
            scaled.Scale(metric > 0 ? 1.7 : 0.6);
            shifted.Shift(metric > 0 ? 0.9 : -0.7);
            // What the bounds cannot show of the latest value is not kept by a stage that was updated.
            bool windsUp = isFinite && (Math.Abs(scaled.Factor * stages[1]) > 4 + 1e-9 || shifted.Offset + stages[2] > 2.5 + 1e-9 || shifted.Offset + stages[2] < -1 - 1e-9
                || (boost.Boost > 1 && boost.Boost * stages[0] > 3 + 1e-9));
            if (windsUp)
                return false;
        }

        return true;
    }

    [Property]
    public bool A_law_with_a_restored_state_goes_on_as_the_first_one_does(double[] before, double[] after, bool higher)
    {
        Bench first = new(higher);
        foreach (double metric in before)
            first.Update(metric);
        Bench second = new(higher);
        for (int i = 0; i < first.All.Length; i++)
        {
            double[] state = new double[first.All[i].StateNames.Count];
            first.All[i].SaveState(state);
            second.All[i].LoadState(state);
        }

        return after.All(metric =>
        {
            first.Update(metric);
            second.Update(metric);
            return first.Values.SequenceEqual(second.Values);
        });
    }

    [Fact]
    public void Laws_allocate_nothing()
    {
        Bench bench = new(true);
        bench.Update(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            bench.Update(i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_multiplier_that_may_reach_zero_is_refused() =>
        Assert.Throws<ArgumentException>(() => new GecoLaw(1, 0.1, lower: 0, upper: 1));

    /// <summary>One of each, with the bounds 0.25 to 4.</summary>
    private sealed class Bench(bool higher)
    {
        private readonly PiLaw pi = new(1, 0.5, 0.1, 0.25, 4, false);
        private readonly PiLaw published = new(1, -0.5, -0.1, 0.25, 4, true);
        private readonly GecoLaw geco = new(1, 0.1, 0.25, 4);
        private readonly IntegralLaw integral = new(1, -0.1, 0.25, 4);
        private readonly SigmoidLaw sigmoid = new(1, 2, 1, 0.25, 4);
        private readonly PlateauLaw plateau = new(1, Plateau with { HigherIsBetter = higher }, 0.25, 4);
        private readonly BoostLaw boost = new(0.1, 2, 1.5, 0.8, higher, 0.25, 4);
        private readonly ScaledSignal scaled = new(0.25, 4);
        private readonly ShiftedSignal shifted = new(0.25, 4);

        public IStateful[] All => [pi, published, geco, integral, sigmoid, plateau, boost, scaled, shifted];

        public IEnumerable<double> Values => [pi.Value, published.Value, geco.Value, integral.Value, sigmoid.Value, plateau.Value, boost.Apply(1.5), scaled.Apply(1.5), shifted.Apply(1.5)];

        public void Update(double metric)
        {
            boost.Apply(1.5);
            scaled.Apply(1.5);
            shifted.Apply(1.5);
            pi.Update(metric, 0.5);
            published.Update(metric, 0.5);
            geco.Update(metric, 0.5);
            integral.Update(metric, 0.5);
            sigmoid.Update(metric, 0.5);
            plateau.Update(metric);
            boost.Update(metric);
            scaled.Scale(metric > 0 ? 1.3 : 0.7);
            shifted.Shift(metric > 0 ? 0.3 : -0.4);
        }
    }
}
