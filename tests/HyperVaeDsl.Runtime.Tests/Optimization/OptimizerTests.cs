using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Tests.Optimization;

public class OptimizerTests
{
    private static readonly AdamWSettings Plain = new(0.9, 0.999, 1e-8, 0);

    [Fact]
    public void Balance_brings_norms_of_2_and_1_to_the_same_value()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [], new GradientBalance("vae_A", "vae_B", 0.9, 0.5, 2), ClipNorm: 0));
        bench.SetGradients(2, 1);
        double norm = bench.Optimizer.Update(1e-3);
        Assert.Equal(Math.Sqrt(2), bench.Parameters.GradientNorm("vae_A"), 1e-12);
        Assert.Equal(Math.Sqrt(2), bench.Parameters.GradientNorm("vae_B"), 1e-12);
        Assert.Equal(2, norm, 1e-12);
    }

    [Fact]
    public void Balance_is_limited_and_measures_norms_before_its_own_scaling()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [], new GradientBalance("vae_A", "vae_B", 0.9, 0.5, 2), ClipNorm: 0));
        for (int update = 0; update < 3; update++)
        {
            bench.SetGradients(100, 1);
            bench.Optimizer.Update(1e-3);
            Assert.Equal((0.5, 2.0), bench.Optimizer.BalanceFactors);
        }
    }

    [Fact]
    public void A_side_without_gradient_is_left_alone()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [], new GradientBalance("vae_A", "vae_B", 0.9, 0.5, 2), ClipNorm: 0));
        bench.SetGradients(3, 0);
        Assert.Equal(3, bench.Optimizer.Update(1e-3), 1e-12);
    }

    [Fact]
    public void Clipping_limits_the_norm_of_all_gradients_together()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [], null, ClipNorm: 1));
        bench.SetGradients(3, 4);
        Assert.Equal(5, bench.Optimizer.Update(1e-3), 1e-12);
        Assert.Equal(1, bench.Parameters.GradientNorm(null), 1e-6);
        bench.SetGradients(0.3, 0.4);
        bench.Optimizer.Update(1e-3);
        Assert.Equal(0.5, bench.Parameters.GradientNorm(null), 1e-12);
    }

    [Fact]
    public void The_longest_matching_path_scales_the_learning_rate()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [new("vae_B", 0.1), new("vae_B.decoder", 0.5), new("", 1)], null, ClipNorm: 0));
        bench.SetGradients(1, 1);
        bench.Optimizer.Update(0.01);
        // The first update of AdamW moves every parameter by its learning rate.
        Assert.Equal(0.01, bench.Moved("a"), 1e-8);
        Assert.Equal(0.005, bench.Moved("b"), 1e-8);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_changes_nothing()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [], null, ClipNorm: 1));
        bench.SetGradients(double.NaN, 1);
        Assert.False(double.IsFinite(bench.Optimizer.Update(0.01)));
        Assert.Equal(0, bench.Moved("a"));
        Assert.Equal(0, bench.Optimizer.Updates);
    }

    [Fact]
    public void A_path_without_parameters_is_refused()
    {
        var settings = new OptimizerSettings(Plain, [new("vae_C", 0.1)], null, ClipNorm: 0);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new Bench(settings));
        Assert.Contains("vae_C", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_changes_acts_from_the_next_update_on()
    {
        using var bench = new Bench(new OptimizerSettings(Plain, [new("vae_B", 0.1)], null, ClipNorm: 0));
        bench.Optimizer.ScaleLearningRate("vae_B", 0.5);
        bench.SetGradients(1, 1);
        bench.Optimizer.Update(0.01);
        Assert.Equal(0.01, bench.Moved("a"), 1e-8);
        Assert.Equal(0.005, bench.Moved("b"), 1e-8);
        Assert.Throws<ArgumentException>(() => bench.Optimizer.ScaleLearningRate("vae_A", 1));
    }

    [Fact]
    public void What_is_frozen_stands_still_with_its_moments_and_its_weight_decay()
    {
        using var bench = new Bench(new OptimizerSettings(Plain with { WeightDecay = 0.1 }, [], null, ClipNorm: 0));
        bench.SetGradients(1, 1);
        bench.Optimizer.Update(0.01);
        double[] before = bench.State("b");
        bench.Parameters.Freeze("vae_B", isFrozen: true);
        bench.SetGradients(3, 4);
        Assert.Equal(3, bench.Optimizer.Update(0.01), 1e-12);
        Assert.Equal(before, bench.State("b"));
        Assert.Equal(0, bench.Parameters.GradientNorm("vae_B"));
        Assert.Equal(2, bench.Optimizer.Updates);
    }

    [Fact]
    public void What_is_let_go_goes_on_as_if_no_update_had_passed()
    {
        using var bench = new Bench(new OptimizerSettings(Plain with { WeightDecay = 0.1 }, [], null, ClipNorm: 0));
        using var other = new Bench(new OptimizerSettings(Plain with { WeightDecay = 0.1 }, [], null, ClipNorm: 0));
        for (int update = 0; update < 10; update++)
        {
            bench.SetGradients(1, 5);
            bench.Parameters.Freeze("vae_B", isFrozen: update is > 2 and < 8);
            bench.Optimizer.Update(0.01);
            if (update is > 2 and < 8)
                continue;
            other.SetGradients(1, 5);
            other.Optimizer.Update(0.01);
        }

        Assert.Equal(other.State("b"), bench.State("b"));
        Assert.Equal(5, bench.Parameters.MissedUpdates(1));
        Assert.Throws<ArgumentException>(() => bench.Parameters.Freeze("vae_C", isFrozen: true));
    }

    /// <summary>Two parameters of one number each.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly ReferenceEngine engine = new();

        public Bench(OptimizerSettings settings)
        {
            Parameters = (ReferenceParameterSet)engine.CreateParameters(
                [new ParameterShape("a", 1, 1, "vae_A.encoder"), new ParameterShape("b", 1, 1, "vae_B.decoder")]);
            Optimizer = new Optimizer(Parameters, settings);
        }

        public ReferenceParameterSet Parameters { get; }

        public Optimizer Optimizer { get; }

        public void SetGradients(double a, double b)
        {
            Parameters.Access("a", ParameterState.Gradient)[0] = a;
            Parameters.Access("b", ParameterState.Gradient)[0] = b;
        }

        public double Moved(string name) => Math.Abs(Parameters.Access(name, ParameterState.Value)[0]);

        public double[] State(string name) =>
            [.. new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment }.Select(state => Parameters.Access(name, state)[0])];

        public void Dispose() => engine.Dispose();
    }
}
