using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Losses;

public class LossTests
{
    /// <summary>Constants cross the seam as float32.</summary>
    private const double SinglePrecision = 2e-6;

    public static TheoryData<string> All => [.. LossOracle.Losses];

    // Its weight depends on the radius but passes no gradient on, so that differences of its value are not its gradient.
    public static TheoryData<string> Differentiated => [.. LossOracle.Losses.Except(["hyperbolic_reconstruction"])];

    [Theory]
    [MemberData(nameof(All))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        using var bench = new LossBench();
        double value = bench.Evaluate(name, backward: true);
        Assert.True(value != 0, "A loss of 0 would compare nothing.");
        Assert.Equal(LossOracle.ValueOf(name), value, SinglePrecision * Math.Max(1, Math.Abs(value)));
        Dictionary<string, double[]> expected = LossOracle.GradientsOf(name);
        foreach (ParameterShape input in bench.Inputs.Shapes)
        {
            double[] actual = bench.Inputs.Access(input.Name, ParameterState.Gradient);
            double[] wanted = expected.GetValueOrDefault(input.Name, new double[actual.Length]);
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(wanted[i], actual[i], SinglePrecision * Math.Max(1, Math.Abs(wanted[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Differentiated))]
    public void Gradients_are_those_of_finite_differences(string name)
    {
        const double Shift = 1e-5;
        using var bench = new LossBench();
        bench.Evaluate(name, backward: true);
        foreach (ParameterShape input in bench.Inputs.Shapes)
        {
            double[] gradient = [.. bench.Inputs.Access(input.Name, ParameterState.Gradient)];
            double[] values = bench.Inputs.Access(input.Name, ParameterState.Value);
            // Every seventh element reaches each column and many rows.
            for (int i = 0; i < values.Length; i += 7)
            {
                double original = values[i];
                values[i] = original + Shift;
                double above = bench.Evaluate(name, backward: false);
                values[i] = original - Shift;
                double below = bench.Evaluate(name, backward: false);
                values[i] = original;
                Assert.Equal((above - below) / (2 * Shift), gradient[i], 1e-7 * Math.Max(1, Math.Abs(gradient[i])));
            }
        }
    }

    [Fact]
    public void Uniform_predictions_cost_nine_times_ln_3()
    {
        using var bench = new LossBench();
        Array.Clear(bench.Inputs.Access("logits", ParameterState.Value));
        Assert.Equal(9 * Math.Log(3), bench.Evaluate("reconstruction", backward: false), SinglePrecision);
        Assert.Equal(-9 * Math.Log(3), bench.Evaluate("entropy", backward: false), SinglePrecision);
    }

    [Fact]
    public void The_prior_has_no_divergence_but_free_bits_remain()
    {
        using var bench = new LossBench();
        Array.Clear(bench.Inputs.Access("mean", ParameterState.Value));
        Array.Clear(bench.Inputs.Access("log_variance", ParameterState.Value));
        Assert.Equal(0, bench.Evaluate("kl", backward: false), SinglePrecision);
        Assert.Equal(0.244 * LossOracle.Latent, bench.Evaluate("kl_free_bits", backward: true), 1e-6);
        Assert.All(bench.Inputs.Access("mean", ParameterState.Gradient), gradient => Assert.Equal(0, gradient));
    }
}
