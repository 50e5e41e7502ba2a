using System.Globalization;
using System.Text;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// The claim of the historical text, that its schedule collapses and that a cyclical KL weight with a high learning rate does not: each methodology with
/// several seeds, as a table in Markdown and, where a file is named, as a picture.
/// </summary>
internal static class ResultsBenchmark
{
    private static readonly (string Name, Func<IMethodology> Make)[] Methods =
    [
        ("cyclical", () => new Cyclical()),
        ("homeostatic (v5.10)", () => new Homeostatic()),
        ("v5.10 without its controller", () => new HomeostaticOpen()),
    ];

    public static void Run(int seeds, string? picture)
    {
        StringBuilder table = new("| methodology | coverage A | coverage B | radial correlation A | radial correlation B | distance correlation | KL A, nats | KL B, nats | mean radius | epochs |\n|---|---|---|---|---|---|---|---|---|---|\n");
        List<(string Name, List<RunCurve> Runs)> curves = [];
        using CpuEngine engine = new();
        foreach ((string name, Func<IMethodology> make) in Methods)
        {
            List<RunCurve> runs = [];
            for (int seed = 1; seed <= seeds; seed++)
            {
                RunCurve curve = new();
                new Trainer(engine, make(), new TrainingOptions { Seed = (ulong)seed }, curve, TimeProvider.System).Run();
                runs.Add(curve);
                Console.Error.WriteLine($"{name}, seed {seed}: coverage {Percent(curve.Last.A.Coverage)} and {Percent(curve.Last.B.Coverage)}");
            }
            curves.Add((name, runs));
            string Of(Func<DualVaeMetrics, double> value, Func<double, string> show) => Spread([.. runs.Select(run => value(run.Last)).Order()], show);
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {Of(m => m.A.Coverage, Percent)} | {Of(m => m.B.Coverage, Percent)} | {Of(m => m.A.RadialCorrelation, Plain)} | {Of(m => m.B.RadialCorrelation, Plain)} | {Of(m => m[Metric.DistanceCorrelation], Plain)} | {Of(m => m.A.Kl, Short)} | {Of(m => m.B.Kl, Short)} | {Of(m => m[Metric.MeanRadius], Plain)} | {runs[0].Metrics.Count} |\n");
        }
        Console.Write(table);
        if (picture != null)
            File.WriteAllText(picture, RunPicture.Of(curves));
    }

    // The median, and the least and the greatest value.
    private static string Spread(double[] sorted, Func<double, string> show)
    {
        string low = show(sorted[0]), middle = show(sorted[sorted.Length / 2]), high = show(sorted[^1]);
        return low == high ? low : $"{middle} ({low} to {high})";
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Plain(double value) => value.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Short(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
