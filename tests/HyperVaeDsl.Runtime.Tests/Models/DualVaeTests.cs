using System.Text.Json;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Models;

public class DualVaeTests
{
    private static readonly DualVaeSettings Small = new(
        LossOracle.Latent, [6, 5], [7], BallProjection.SigmoidRadius, DecoderInput.Ball, LossOracle.Curvature, LossOracle.MaxRadius);

    public static TheoryData<int> ModelCases => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(ModelCases))]
    public void Losses_of_whole_models_and_their_gradients_are_those_of_PyTorch(int index)
    {
        JsonElement expected = LossOracle.Models.ElementAt(index);
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, Small with
        {
            Projection = Enum.Parse<BallProjection>(expected.GetProperty("projection").GetString()!),
            DecoderInput = Enum.Parse<DecoderInput>(expected.GetProperty("decoder_input").GetString()!),
        });
        FillByFormula(model.Parameters);
        var batch = new Batch(engine, LossOracle.Operations.Length, LossOracle.Seed);
        engine.BeginStep(recordGradients: true);
        batch.Fill(LossOracle.Epoch, LossOracle.Step, LossOracle.Operations);
        DualVaeOutput output = model.Forward(batch, noiseScale: 0.8);
        Tensor total = LossOf(output.A, batch) + LossOf(output.B, batch);
        model.Parameters.ZeroGradients();
        engine.Backward(total);

        Assert.Equal(expected.GetProperty("value").GetDouble(), total.ToScalar(), 2e-5);
        var norms = expected.GetProperty("gradient_norms").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble());
        Assert.Equal(norms.Keys, model.Parameters.Shapes.Select(shape => shape.Name));
        foreach (ParameterShape shape in model.Parameters.Shapes)
        {
            float[] gradient = new float[shape.Rows * shape.Columns];
            model.Parameters.Read(shape.Name, ParameterState.Gradient, gradient);
            double norm = Math.Sqrt(gradient.Sum(g => (double)g * g));
            Assert.Equal(norms[shape.Name], norm, 1e-5 * Math.Max(1, norms[shape.Name]));
        }
    }

    [Fact]
    public void The_parameters_of_each_VAE_lie_together_under_their_component()
    {
        using var engine = new ReferenceEngine();
        ParameterSet parameters = new DualVae(engine, Small).Parameters;
        string[] components = [.. parameters.Shapes.Select(shape => shape.Component).Distinct()];
        string[] ofOne = ["encoder", "mean", "log_variance", "radius", "decoder"];
        Assert.Equal([.. ofOne.Select(name => "vae_A." + name), .. ofOne.Select(name => "vae_B." + name)], components);
    }

    [Fact]
    public void The_historical_model_has_100406_parameters()
    {
        using var engine = new ReferenceEngine();
        var settings = new DualVaeSettings(16, [256, 128, 64], [32, 64], BallProjection.ExponentialMap, DecoderInput.Latent, 1, 0.95);
        Assert.Equal(100406, new DualVae(engine, settings).Parameters.Count);
    }

    [Fact]
    public void Initial_values_fill_the_bounds_of_PyTorch_and_differ_between_the_VAEs()
    {
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, Small with { Encoder = [256, 64] });
        model.Initialize(seed: 1);
        foreach (ParameterShape shape in model.Parameters.Shapes.Where(shape => shape.Component.EndsWith("encoder", StringComparison.Ordinal)))
        {
            double bound = 1 / Math.Sqrt(shape.Name.Contains(".0.", StringComparison.Ordinal) ? 9 : 256);
            float[] values = ValuesOf(model, shape.Name);
            Assert.All(values, value => Assert.InRange(value, -bound, bound));
            Assert.True(values.Max() > 0.8 * bound && values.Min() < -0.8 * bound);
        }

        Assert.NotEqual(ValuesOf(model, "vae_A.mean.weight"), ValuesOf(model, "vae_B.mean.weight"));
    }

    [Theory]
    [InlineData(BallProjection.ExponentialMap)]
    [InlineData(BallProjection.TanhRadius)]
    [InlineData(BallProjection.SigmoidRadius)]
    public void Points_stay_within_the_maximal_radius(BallProjection projection)
    {
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, Small with { Projection = projection });
        FillByFormula(model.Parameters);
        var batch = new Batch(engine, LossOracle.Operations.Length, seed: 1);
        engine.BeginStep(recordGradients: false);
        batch.Fill(0, 0, LossOracle.Operations);
        VaeOutput output = model.Forward(batch, noiseScale: 100).A;
        double[] norms = engine.ReadDouble(output.Ball.NormOfEachRow());
        double[] radii = engine.ReadDouble(output.Radius);
        for (int i = 0; i < norms.Length; i++)
        {
            Assert.Equal(radii[i], norms[i], 1e-9);
            Assert.InRange(radii[i], 0, LossOracle.MaxRadius + 1e-6);
        }
    }

    private static Tensor LossOf(in VaeOutput vae, Batch batch) =>
        ReconstructionLoss.Of(vae, batch)
        + (KlLoss.Of(vae, freeBits: 0.1) * 0.3)
        + (RadialLoss.Of(vae, batch, inner: 0.1, outer: 0.85) * 2)
        + (RankingLoss.Of(vae, batch, triplets: 40, margin: 0.1) * 0.5)
        + MonotonicRadialLoss.Of(vae, batch, margin: 0.02, temperature: 0.05)
        + (EntropyLoss.Of(vae) * 0.1)
        + (RepulsionLoss.Of(vae, scale: 0.9) * 0.2);

    private static void FillByFormula(ParameterSet parameters)
    {
        for (int i = 0; i < parameters.Shapes.Count; i++)
            parameters.Write(parameters.Shapes[i].Name, LossOracle.Formula(i, parameters.Shapes[i].Rows * parameters.Shapes[i].Columns, 0.6));
    }

    private static float[] ValuesOf(DualVae model, string name)
    {
        ParameterShape shape = model.Parameters.Shapes.Single(shape => shape.Name == name);
        float[] values = new float[shape.Rows * shape.Columns];
        model.Parameters.Read(name, ParameterState.Value, values);
        return values;
    }
}
