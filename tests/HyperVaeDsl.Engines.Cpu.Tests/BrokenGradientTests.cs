using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Tests;

/// <summary>Which operation is named where all results are finite and a gradient is not.</summary>
public sealed class BrokenGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_operation_at_which_the_way_back_breaks_is_named(int threads)
    {
        using var engine = new CpuEngine(threads);
        var parameters = Parameters(engine);
        engine.BeginStep(recordGradients: true);
        // Results of 1e-30, 1 and 1e30. The gradient is 1e30 behind the last of the three and 1e60 behind the second, which is no float32.
        var steep = (parameters["x"] * 1e-30 * 1e30 * 1e30).Sum();
        var fine = (parameters["x"] * parameters["y"]).Sum();
        Backward(engine, parameters, fine + steep);
        Assert.False(double.IsFinite(parameters.GradientNorm(null)));
        Assert.Null(engine.FirstNotFinite());
        Assert.Null(engine.FirstNotFiniteGradient(fine));
        Assert.Equal("Affine of 2 x 3 (number 2 of the step)", engine.FirstNotFiniteGradient(steep));
        Assert.Null(engine.FirstNotFiniteGradient(engine.Constant([1f], 1, 1)));
    }

    [Fact]
    public void What_is_frozen_breaks_nothing()
    {
        using var engine = new CpuEngine(1);
        var parameters = Parameters(engine);
        parameters.Write("y", [1e-30f, 1e-30f, 1e-30f, 1e-30f, 1e-30f, 1e-30f]);
        engine.BeginStep(recordGradients: true);
        var loss = (parameters["y"] * 1e20 * 1e20).Sum() + parameters["x"].Sum();
        Backward(engine, parameters, loss);
        Assert.Equal("Affine of 2 x 3 (number 1 of the step)", engine.FirstNotFiniteGradient(loss));
        parameters.Freeze("second", isFrozen: true);
        Assert.Null(engine.FirstNotFiniteGradient(loss));
    }

    [Fact]
    public void The_engine_goes_on_afterwards_as_if_nobody_had_looked()
    {
        using var looked = new CpuEngine(2);
        using var other = new CpuEngine(2);
        float[] Train(CpuEngine engine, bool looks)
        {
            var parameters = Parameters(engine);
            for (var step = 0; step < 3; step++)
            {
                engine.BeginStep(recordGradients: true);
                var loss = (parameters["x"] * parameters["y"]).Exp().Sum();
                Backward(engine, parameters, loss);
                if (looks && step == 1)
                    Assert.Null(engine.FirstNotFiniteGradient(loss));
                if (step != 1)
                    parameters.AdamW(new AdamWSettings(0.9, 0.99, 1e-8, 0), (step / 2) + 1, [0.1, 0.1]);
            }

            var values = new float[6];
            parameters.Read("x", ParameterState.Value, values);
            return values;
        }

        Assert.Equal(Train(other, looks: false), Train(looked, looks: true));
    }

    private static ParameterSet Parameters(CpuEngine engine)
    {
        var parameters = engine.CreateParameters([new ParameterShape("x", 2, 3, "first"), new ParameterShape("y", 2, 3, "second")]);
        parameters.Write("x", [1f, 1f, 1f, 1f, 1f, 1f]);
        parameters.Write("y", [1f, 2f, 3f, 4f, 5f, 6f]);
        return parameters;
    }

    private static void Backward(CpuEngine engine, ParameterSet parameters, Tensor loss)
    {
        parameters.ZeroGradients();
        engine.Backward(loss);
    }
}
