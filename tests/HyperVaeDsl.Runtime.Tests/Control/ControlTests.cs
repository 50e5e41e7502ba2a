using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Control;

namespace HyperVaeDsl.Runtime.Tests.Control;

public class ControlTests
{
    [Fact]
    public void An_average_starts_at_its_first_sample()
    {
        var average = new Ema(0.9);
        Assert.Equal(double.NaN, average.Value);
        Assert.Equal(85, average.Update(85));
        Assert.Equal(85, average.Update(85));
        Assert.Equal(76.5 + 0.5, average.Update(5), 1e-12);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_decay_outside_0_to_1_is_refused(double decay)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ema(decay));
    }

    [Fact]
    public void A_divergence_that_stays_too_high_lowers_beta_step_by_step_to_its_bound()
    {
        var kl = new Ema(0.9);
        var beta = new ScaledSignal(0.05, 1);
        List<double> effective = [];
        for (int step = 0; step < 60; step++)
        {
            effective.Add(beta.Apply(0.3));
            if (kl.Update(85) > 7.5)
                beta.Scale(0.95);
        }

        Assert.Equal(0.3, effective[0], 1e-12);
        Assert.Equal(0.285, effective[1], 1e-12);
        Assert.Equal(0.3 * Math.Pow(0.95, 10), effective[10], 1e-12);
        Assert.Equal(0.05, effective[^1], 1e-12);
    }

    [Fact]
    public void A_factor_does_not_wind_up_behind_a_bound()
    {
        var beta = new ScaledSignal(0.05, 1);
        beta.Apply(0.8);
        for (int step = 0; step < 100; step++)
            beta.Scale(1.05);
        Assert.Equal(1, beta.Apply(0.8), 1e-12);
        beta.Scale(0.95);
        Assert.Equal(0.95, beta.Apply(0.8), 1e-12);
    }

    [Fact]
    public void The_first_step_back_shows_even_after_the_plan_moved()
    {
        var beta = new ScaledSignal(0.05, 1);
        beta.Apply(0.3);
        for (int step = 0; step < 100; step++)
            beta.Scale(1.05);
        Assert.Equal(1, beta.Apply(0.8), 1e-12);
        beta.Scale(0.95);
        Assert.Equal(0.95, beta.Apply(0.8), 1e-12);
    }

    [Fact]
    public void A_plan_of_zero_keeps_the_factor()
    {
        var beta = new ScaledSignal(0, 1);
        beta.Apply(0);
        beta.Scale(2);
        Assert.Equal(0.5, beta.Apply(0.5));
    }

    [Property]
    public bool Effective_values_stay_within_the_bounds(double[] plans, bool[] up)
    {
        var signal = new ScaledSignal(-0.5, 2);
        return plans.Where(double.IsFinite).Zip(up).All(pair =>
        {
            double effective = signal.Apply(pair.First % 10);
            signal.Scale(pair.Second ? 1.3 : 0.7);
            return effective is >= -0.5 and <= 2 && double.IsFinite(signal.Factor);
        });
    }

    [Fact]
    public void Reversed_bounds_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScaledSignal(1, 0));
    }
}
