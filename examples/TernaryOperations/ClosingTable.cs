using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using Spectre.Console;

namespace TernaryOperations;

/// <summary>What the runs reached, at the end.</summary>
internal static class ClosingTable
{
    private const int WidthOfPipes = 160;

    public static void Write(IReadOnlyList<RunSummary> runs)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthOfPipes;
        Table table = new Table().Border(Console.IsOutputRedirected ? TableBorder.Ascii : TableBorder.Rounded);
        table.Title = new TableTitle("All 19,683 operations; of the two VAEs the worse");
        string[] titles = ["methodology", "epochs", "coverage", "trit accuracy", $"radial corr. (limit {Show.Correlation(-MetricCeilings.RadialCorrelation)})", "distance corr.", "Q", "KL", "mean radius", "training", "steps/s"];
        foreach (string title in titles)
            table.AddColumn(new TableColumn(title));
        foreach (RunSummary run in runs)
        {
            DualVaeMetrics? m = run.Result.Metrics;
            string Of(Metric metric, Func<double, string> show) => m == null ? "-" : show(m[metric]);
            table.AddRow(
                run.Facts.Name,
                $"{Text(run.Result.Epochs)} of {Text(run.Facts.Epochs)}",
                Of(Metric.Coverage, Show.Percent),
                Of(Metric.TritAccuracy, Show.Percent),
                Of(Metric.RadialCorrelation, Show.Correlation),
                Of(Metric.DistanceCorrelation, Show.Correlation),
                Of(Metric.Q, Show.Value),
                Of(Metric.Kl, Show.Value),
                Of(Metric.MeanRadius, Show.Value),
                Show.Duration(run.Result.TrainingTime),
                run.Result.StepsPerSecond.ToString("0", CultureInfo.InvariantCulture));
        }
        AnsiConsole.Write(table);
        foreach (RunSummary run in runs)
            Console.WriteLine($"{run.Facts.Name}: {run.Folder}{Path.DirectorySeparatorChar}metrics.csv");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
