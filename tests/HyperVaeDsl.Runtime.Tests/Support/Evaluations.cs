using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>Evaluations made up for tests.</summary>
internal static class Evaluations
{
    /// <summary>Metrics of two equal VAEs.</summary>
    public static DualVaeMetrics Of(double coverage, double radial = 0, double kl = 0)
    {
        var one = new VaeMetrics(coverage, coverage, radial, 0, kl, 0, 0);
        return new DualVaeMetrics(one, one);
    }

    /// <summary>A run of coverages, one evaluation an epoch.</summary>
    public static IReadOnlyList<Evaluation> Run(params double[] coverages)
    {
        var log = new EvaluationLog();
        return [.. coverages.Select((coverage, i) => log.Next(Of(coverage), i + 1, i + 1))];
    }
}
