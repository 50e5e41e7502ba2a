using System.Globalization;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>What metrics.csv holds, by column: also the epochs before a run went on.</summary>
internal sealed class RunTable
{
    private RunTable(double[] planned, double[][] signals, double[][] losses, double[][] metrics)
    {
        (Planned, Signals, Losses, Metrics) = (planned, signals, losses, metrics);
        Evaluated = [.. Enumerable.Range(0, planned.Length).Where(row => metrics.Any(column => !double.IsNaN(column[row])))];
    }

    /// <summary>Number of epochs.</summary>
    public int Count => Planned.Length;

    /// <summary>The time of the plan at which each epoch began.</summary>
    public double[] Planned { get; }

    /// <summary>For every signal its value in each epoch.</summary>
    public double[][] Signals { get; }

    /// <summary>For every loss its mean in each epoch, NaN where it took no part.</summary>
    public double[][] Losses { get; }

    /// <summary>For every metric its value after each epoch, NaN where it was not taken.</summary>
    public double[][] Metrics { get; }

    /// <summary>The epochs after which metrics were taken.</summary>
    public int[] Evaluated { get; }

    /// <summary>Reads the lines of the file.</summary>
    public static RunTable Read(IReadOnlyList<string> lines, MethodologyFacts facts)
    {
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        bool showsPlan = lines[0].StartsWith("epoch,planned,", StringComparison.Ordinal);
        int first = showsPlan ? 3 : 2;
        double[][] columns = [.. Enumerable.Range(first, facts.Signals.Count + facts.Losses.Count + facts.Measured.Count).Select(column => rows.Select(row => Number(row[column])).ToArray())];
        return new RunTable(
            [.. rows.Select(row => Number(row[showsPlan ? 1 : 0]))],
            columns[..facts.Signals.Count],
            columns[facts.Signals.Count..(facts.Signals.Count + facts.Losses.Count)],
            columns[(facts.Signals.Count + facts.Losses.Count)..]);
    }

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);
}
