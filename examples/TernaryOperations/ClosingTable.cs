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
        IAnsiConsole console = Console.IsOutputRedirected ? Plain() : AnsiConsole.Console;
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
        console.Write(table);
        foreach (RunSummary run in runs)
            Console.WriteLine($"{run.Facts.Name}: {run.Folder}{Path.DirectorySeparatorChar}metrics.csv");
    }

    // A pipe gets neither colours nor the width of a terminal that is not there.
    private static IAnsiConsole Plain()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = WidthOfPipes;
        return console;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
