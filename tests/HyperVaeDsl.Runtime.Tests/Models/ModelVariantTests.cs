using System.Text.Json;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Models;

/// <summary>Every variant of the model against models.json, which tests/oracles/make_model_oracle.py writes with PyTorch.</summary>
public class ModelVariantTests
{
    private static readonly JsonElement[] Oracle = Load();

    public static TheoryData<string> Cases => [.. Oracle.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_gradients_of_a_variant_are_those_of_PyTorch(string name)
    {
        JsonElement expected = Oracle.Single(item => NameOf(item) == name);
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, SettingsOf(expected));
        for (int i = 0; i < model.Parameters.Shapes.Count; i++)
            model.Parameters.Write(model.Parameters.Shapes[i].Name, LossOracle.Formula(i, Length(model.Parameters.Shapes[i]), 0.6));
        Tensor total = Step(engine, model, expected);

        Assert.Equal(Number(expected, "value"), total.ToScalar(), 2e-5);
        var gradients = expected.GetProperty("gradients").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value);
        Assert.Equal(gradients.Keys.Order(StringComparer.Ordinal), model.Parameters.Shapes.Select(shape => shape.Name).Order(StringComparer.Ordinal));
        foreach (ParameterShape shape in model.Parameters.Shapes)
        {
            float[] gradient = new float[Length(shape)];
            model.Parameters.Read(shape.Name, ParameterState.Gradient, gradient);
            double norm = gradients[shape.Name][0].GetDouble();
            Assert.Equal(norm, Math.Sqrt(gradient.Sum(g => (double)g * g)), 1e-5 * Math.Max(1, norm));
            double projected = gradient.Zip(LossOracle.Formula(1, gradient.Length, 1)).Sum(pair => (double)pair.First * pair.Second);
            Assert.Equal(gradients[shape.Name][1].GetDouble(), projected, 1e-5 * Math.Max(1, norm) * Math.Sqrt(gradient.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_engine_repeats_a_step_of_a_variant_without_allocating(string name)
    {
        JsonElement variant = Oracle.Single(item => NameOf(item) == name);
        using var engine = new CpuEngine(1);
        var model = new DualVae(engine, SettingsOf(variant));
        model.Initialize(seed: 1);
        var batch = new Batch(engine, LossOracle.Operations.Length, LossOracle.Seed);
        for (int i = 0; i < 40; i++)
            Step(engine, model, variant, batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(engine, model, variant, batch);
        // Reading the case allocates; a tensor of the step would be larger than that.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void The_published_sizes_are_reached()
    {
        using var engine = new ReferenceEngine();
        var settings = new DualVaeSettings(16, [256, 128, 64], [32, 64], BallProjection.ExponentialMap, DecoderInput.Latent, 1, 0.95)
        {
            DecoderB = new LayerSettings([128, 128], IsResidual: true),
        };
        Assert.Equal(167_702, new DualVae(engine, settings).Parameters.Count);
        Assert.Equal(2 * 2_833, Projection(1));
        Assert.Equal(2 * 8_177, Projection(2));

        int Projection(int layers) => new DualVae(engine, settings with { Projection = BallProjection.LearnedDirection, Networks = new ProjectionSettings(layers, 64) })
            .Parameters.Shapes.Where(shape => shape.Component.EndsWith(".direction", StringComparison.Ordinal) || shape.Component.EndsWith(".radius", StringComparison.Ordinal)).Sum(Length);
    }

    [Fact]
    public void The_learned_projection_starts_in_the_direction_of_the_latent_vector()
    {
        using var engine = new ReferenceEngine();
        DualVaeSettings settings = SettingsOf(Oracle.Single(item => NameOf(item) == "learned_direction_2"));
        var model = new DualVae(engine, settings);
        model.Initialize(seed: 3);
        engine.BeginStep(recordGradients: false);
        VaeOutput output = model.Evaluate(Filled(engine)).A;
        double[] cosine = engine.ReadDouble((output.Latent * output.Ball).SumOfEachRow() / (output.Latent.NormOfEachRow() * output.Ball.NormOfEachRow()));
        Assert.All(cosine, value => Assert.Equal(1, value, 1e-9));
    }

    [Theory]
    [InlineData(0.5, 1.1, 1.05)]
    [InlineData(0.2, 4, 1)]
    public void A_learned_curvature_starts_where_it_is_told_and_never_leaves_its_bounds(double low, double high, double start)
    {
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, SettingsOf(Oracle[0]) with { Curvature = start, LearnedCurvature = new CurvatureBounds(low, high) });
        model.Initialize(seed: 3);
        Assert.Equal(start, Curvature(), 1e-6);
        foreach (float theta in new[] { -1e4f, -3, 0, 3, 1e4f })
        {
            model.Parameters.Write("vae_A.curvature", [theta]);
            Assert.InRange(Curvature(), low - 1e-6, high + 1e-6);
        }

        double Curvature()
        {
            engine.BeginStep(recordGradients: false);
            return model.Evaluate(Filled(engine)).A.Geometry.Curvature;
        }
    }

    [Fact]
    public void Measuring_knows_no_dropout_no_injection_and_no_noise()
    {
        using var engine = new ReferenceEngine();
        DualVaeSettings settings = SettingsOf(Oracle.Single(item => NameOf(item) == "dropout"));
        var model = new DualVae(engine, settings);
        model.Initialize(seed: 3);
        engine.BeginStep(recordGradients: false);
        double[] first = engine.ReadDouble(model.Evaluate(Filled(engine)).A.Logits);
        engine.BeginStep(recordGradients: false);
        double[] dropped = engine.ReadDouble(model.Forward(Filled(engine), noiseScale: 0).A.Logits);
        engine.BeginStep(recordGradients: false);
        Assert.Equal(first, engine.ReadDouble(model.Evaluate(Filled(engine)).A.Logits));
        Assert.NotEqual(first, dropped);
    }

    private static Tensor Step(TensorEngine engine, DualVae model, JsonElement expected, Batch? reused = null)
    {
        engine.BeginStep(recordGradients: true);
        Batch batch = Filled(engine, reused);
        DualVaeOutput output = model.Forward(
            batch, noiseScale: 0.8, Number(expected, "injection"), Number(expected, "logit_temperature"), Maybe(expected, "planned"), Number(expected, "noise_B"), Maybe(expected, "logit_temperature_B"));
        Tensor total = LossOf(output.A, batch) + LossOf(output.B, batch);
        model.Parameters.ZeroGradients();
        engine.Backward(total);
        return total;
    }

    private static Tensor LossOf(in VaeOutput vae, Batch batch) =>
        ReconstructionLoss.Of(vae, batch)
        + (KlLoss.Of(vae, freeBits: 0.1) * 0.3)
        + (RadialLoss.Of(vae, batch, inner: 0.1, outer: 0.85) * 2)
        + (RankingLoss.Of(vae, batch, triplets: 40, margin: 0.1) * 0.5)
        + (RepulsionLoss.Of(vae, scale: 0.9) * 0.2);

    private static Batch Filled(TensorEngine engine, Batch? reused = null)
    {
        Batch batch = reused ?? new Batch(engine, LossOracle.Operations.Length, LossOracle.Seed);
        batch.Fill(LossOracle.Epoch, LossOracle.Step, LossOracle.Operations);
        return batch;
    }

    private static DualVaeSettings SettingsOf(JsonElement variant) => new(
        LossOracle.Latent, [], [], Enum.Parse<BallProjection>(Text(variant, "projection")), Enum.Parse<DecoderInput>(Text(variant, "decoder_input")), Number(variant, "curvature"), LossOracle.MaxRadius)
    {
        EncoderA = new LayerSettings(Widths(variant, "encoder_A")),
        EncoderB = new LayerSettings(Widths(variant, "encoder_B"), variant.GetProperty("residual_encoder_B").GetBoolean()),
        DecoderA = new LayerSettings(Widths(variant, "decoder_A")),
        DecoderB = new LayerSettings(Widths(variant, "decoder_B"), variant.GetProperty("residual_decoder_B").GetBoolean()),
        Activation = Enum.Parse<HiddenActivation>(Text(variant, "activation")),
        LayerNormalization = variant.GetProperty("normalization").GetBoolean(),
        Dropout = Number(variant, "dropout"),
        LogVariance = Pair(variant, "log_variance"),
        LearnedCurvature = Pair(variant, "learned") is { } bounds ? new CurvatureBounds(bounds.Item1, bounds.Item2) : null,
        Networks = Number(variant, "layers") > 0 ? new ProjectionSettings((int)Number(variant, "layers"), (int)Number(variant, "width")) : null,
    };

    private static int Length(ParameterShape shape) => shape.Rows * shape.Columns;

    private static string NameOf(JsonElement variant) => Text(variant, "name");

    private static string Text(JsonElement variant, string name) => variant.GetProperty(name).GetString()!;

    private static double Number(JsonElement variant, string name) => variant.GetProperty(name).GetDouble();

    private static double? Maybe(JsonElement variant, string name) =>
        variant.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static int[] Widths(JsonElement variant, string name) => [.. variant.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    private static (double, double)? Pair(JsonElement variant, string name) =>
        variant.GetProperty(name) is { ValueKind: JsonValueKind.Array } pair ? (pair[0].GetDouble(), pair[1].GetDouble()) : null;

    private static JsonElement[] Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracles", "models.json")));
        return [.. document.RootElement.Clone().GetProperty("cases").EnumerateArray()];
    }
}
