using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using Spectre.Console;

namespace TernaryOperations;

/// <summary>What the runs reached, at the end: a column for each run.</summary>
internal static class ClosingTable
{
    private const int WidthOfPipes = 160;

    public static void Write(IReadOnlyList<RunSummary> runs)
    {
        IAnsiConsole console = Console.IsOutputRedirected ? Plain() : AnsiConsole.Console;
        Table table = new Table().Border(Console.IsOutputRedirected ? TableBorder.Ascii : TableBorder.Rounded);
        table.AddColumn("all 19,683 operations,\nthe worse of the two VAEs");
        foreach (RunSummary run in runs)
            table.AddColumn(new TableColumn(run.Facts.Name).RightAligned());
        Row("epochs", run => $"{Text(run.Result.Epochs)} of {Text(run.Facts.Epochs)}");
        Row("coverage", Of(Metric.Coverage, Show.Percent));
        Row("trit accuracy", Of(Metric.TritAccuracy, Show.Percent));
        Row($"radial correlation (limit {Show.Correlation(-MetricCeilings.RadialCorrelation)})", Of(Metric.RadialCorrelation, Show.Correlation));
        Row("distance correlation", Of(Metric.DistanceCorrelation, Show.Correlation));
        Row($"Q (limit {Show.Value(MetricCeilings.Q)})", Of(Metric.Q, Show.Value));
        Row("KL divergence, nats (mean)", Of(Metric.Kl, Show.Value));
        Row("mean radius (mean)", Of(Metric.MeanRadius, Show.Value));
        Row("training time", run => Show.Duration(run.Result.TrainingTime));
        Row("steps/s", run => run.Result.StepsPerSecond.ToString("0", CultureInfo.InvariantCulture));
        console.Write(table);
        foreach (RunSummary run in runs)
        {
            foreach (string sentence in RunStory.Of(run.Result))
                Console.WriteLine($"{run.Facts.Name}: {sentence}");
        }
        foreach (RunSummary run in runs)
            Console.WriteLine($"{run.Facts.Name}: {run.Folder}{Path.DirectorySeparatorChar}metrics.csv");

        void Row(string name, Func<RunSummary, string> value) => table.AddRow([name, .. runs.Select(value)]);
    }

    private static Func<RunSummary, string> Of(Metric metric, Func<double, string> show) =>
        run => run.Result.Metrics is { } metrics ? show(metrics[metric]) : "-";

    // A pipe gets neither colours nor the width of a terminal that is not there.
    private static IAnsiConsole Plain()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = WidthOfPipes;
        return console;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
