using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Metrics;

public class EvaluatorTests
{
    [Fact]
    public void A_model_without_weights_predicts_constantly_from_one_point()
    {
        using var engine = new CpuEngine(2);
        var model = new DualVae(engine, SmallMethodology.SmallModel);
        DualVaeMetrics metrics = new Evaluator(engine, model).Evaluate();
        Assert.Equal(1.0 / 19683, metrics[Metric.Coverage], 1e-12);
        Assert.Equal(1.0 / 3, metrics[Metric.TritAccuracy], 1e-12);
        Assert.Equal(0, metrics[Metric.RadialCorrelation]);
        Assert.Equal(0, metrics[Metric.Kl], 1e-6);
        Assert.Equal(0.475, metrics[Metric.MeanRadius], 1e-6);
        Assert.Equal(0, metrics[Metric.Saturation]);
    }

    [Fact]
    public void Points_at_the_maximal_radius_count_as_saturated()
    {
        using var engine = new CpuEngine(2);
        var model = new DualVae(engine, SmallMethodology.SmallModel);
        model.Parameters.Write("vae_A.radius.bias", [10f]);
        Assert.Equal(0.5, new Evaluator(engine, model).Evaluate()[Metric.Saturation]);
    }

    [Fact]
    public void Metrics_of_a_part_are_those_of_its_operations_alone()
    {
        using var engine = new CpuEngine(1);
        var model = new DualVae(engine, SmallMethodology.SmallModel);
        model.Initialize(seed: 5);
        double whole = new Evaluator(engine, model).Evaluate()[Metric.TritAccuracy];
        DataSettings settings = SmallMethodology.SmallFacts.Data with { Split = (0.8, 0.1) };
        double sum = 0;
        foreach (DataPart part in new[] { DataPart.Training, DataPart.Validation, DataPart.Test })
        {
            OperationPool pool = OperationPool.Of(settings, part, seed: 5);
            sum += new Evaluator(engine, model, pool, MeasureSettings.Standard).Evaluate()[Metric.TritAccuracy] * pool.Operations.Length;
        }

        Assert.Equal(whole, sum / 19683, 1e-9);
    }

    [Fact]
    public void The_model_is_as_good_as_its_worse_VAE()
    {
        var good = new VaeMetrics(1, 1, -0.8, 0.5, 30, 0.8, 0);
        var bad = new VaeMetrics(0.9, 0.98, -0.7, 0.6, 20, 0.6, 0.2);
        var metrics = new DualVaeMetrics(good, bad);
        Assert.Equal(0.9, metrics[Metric.Coverage]);
        Assert.Equal(-0.7, metrics[Metric.RadialCorrelation]);
        Assert.Equal(0.5, metrics[Metric.DistanceCorrelation]);
        Assert.Equal(0.6 + (1.5 * 0.7), metrics[Metric.Q], 1e-12);
        Assert.Equal(25, metrics[Metric.Kl]);
        Assert.Equal(0.7, metrics[Metric.MeanRadius], 1e-12);
        Assert.Equal(0.1, metrics[Metric.Saturation]);
    }

    [Fact]
    public void Names_are_unique()
    {
        Assert.Equal(MetricFacts.All.Count, MetricFacts.All.Select(MetricFacts.NameOf).Distinct().Count());
    }
}
