using System.Text.Json;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Metrics;

/// <summary>Compares with metrics.json, which tests/oracles/make_metric_oracle.py writes with PyTorch and numpy.</summary>
public class MetricOracleTests
{
    private static readonly JsonElement Oracle = Load();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Metrics_of_whole_models_are_those_of_PyTorch_and_numpy(int index)
    {
        JsonElement expected = Oracle.GetProperty("models")[index];
        using var engine = new CpuEngine(2);
        var model = new DualVae(engine, new DualVaeSettings(
            LossOracle.Latent,
            [6, 5],
            [7],
            Enum.Parse<BallProjection>(expected.GetProperty("projection").GetString()!),
            DecoderInput.Ball,
            LossOracle.Curvature,
            LossOracle.MaxRadius));
        for (int i = 0; i < model.Parameters.Shapes.Count; i++)
        {
            ParameterShape shape = model.Parameters.Shapes[i];
            model.Parameters.Write(shape.Name, LossOracle.Formula(i, shape.Rows * shape.Columns, 0.6));
        }

        var measure = new MeasureSettings([.. MetricFacts.All.Except(MetricFacts.Standard)], Oracle.GetProperty("prior_samples").GetInt32());
        DualVaeMetrics metrics = new Evaluator(engine, model, measure).Evaluate();
        Compare(expected.GetProperty("metrics").GetProperty("vae_A"), metrics.A);
        Compare(expected.GetProperty("metrics").GetProperty("vae_B"), metrics.B);
    }

    [Fact]
    public void Spearman_with_many_ties_is_that_of_numpy()
    {
        JsonElement expected = Oracle.GetProperty("spearman");
        Assert.Equal(expected.GetProperty("value").GetDouble(), RankCorrelation.Spearman(Numbers(expected, "x"), Numbers(expected, "y")), 1e-12);
    }

    private static void Compare(JsonElement expected, VaeMetrics actual)
    {
        foreach (JsonProperty metric in expected.EnumerateObject())
        {
            Metric name = MetricFacts.All.Single(candidate => MetricFacts.NameOf(candidate) == metric.Name);
            double value = metric.Value.GetDouble();
            // Float32 may decide a handful of near ties otherwise.
            Assert.Equal(value, actual[name], name == Metric.Richness ? 1e-4 * value : 2e-4);
        }

        Assert.Equal(1, actual.RichnessRatio);
    }

    private static float[] Numbers(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(item => item.GetSingle())];

    private static JsonElement Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracles", "metrics.json")));
        return document.RootElement.Clone();
    }
}
