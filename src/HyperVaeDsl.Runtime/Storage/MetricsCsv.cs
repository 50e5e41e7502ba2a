using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// metrics.csv, one row an epoch: epoch, phase, every signal, every loss, every metric; a metric with the name of a loss is "metric.NAME". Numbers read back to the same value; a cell
/// is empty where a loss took no part or metrics were not taken. Where a phase may end early, "planned" after the epoch is the time of
/// the plan at which it began. No times, so that equal runs give equal bytes.
/// </summary>
internal sealed class MetricsCsv : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "metrics.csv";

    private readonly RowFile file;
    private readonly StringBuilder row = new();
    private readonly IReadOnlyList<MetricSelector> measured;
    private readonly bool showsPlan;

    private MetricsCsv(RowFile file, MethodologyFacts facts)
    {
        this.file = file;
        measured = facts.Measured;
        showsPlan = ShowsPlan(facts);
    }

    /// <summary>Creates the file with its header.</summary>
    public static MetricsCsv Create(string path, MethodologyFacts facts)
    {
        var csv = new MetricsCsv(RowFile.Create(path), facts);
        csv.row.Append(HeaderOf(facts));
        csv.WriteRow();
        return csv;
    }

    /// <summary>Opens the file of a run that goes on, and takes back the rows after so many epochs.</summary>
    /// <exception cref="RunFolderException">It has other columns, or fewer rows.</exception>
    public static MetricsCsv Reopen(string path, MethodologyFacts facts, int epochs)
    {
        byte[] content = File.ReadAllBytes(path);
        int length = CutOf(content, facts, epochs) ?? throw new RunFolderException(
            $"{path} is not that of the run: it has other columns, or fewer than the {epochs} rows of the epochs before the checkpoint.");
        return new MetricsCsv(RowFile.Reopen(path, length), facts);
    }

    /// <summary>How many bytes the header and the rows of so many epochs have; null if the file has other columns or fewer rows.</summary>
    public static int? CutOf(ReadOnlySpan<byte> content, MethodologyFacts facts, int epochs)
    {
        return content.StartsWith(Encoding.UTF8.GetBytes(HeaderOf(facts) + "\n")) ? RowFile.LengthOf(content, 1 + epochs) : null;
    }

    /// <summary>Adds a row and hands it to the system, so that readers see whole rows.</summary>
    public void Write(EpochReport report)
    {
        row.Append(CultureInfo.InvariantCulture, $"{report.Epoch},");
        if (showsPlan)
            row.Append(CultureInfo.InvariantCulture, $"{report.Time},");
        row.Append(report.Phase);
        foreach (double value in report.Signals)
            AppendNumber(value);
        foreach (double value in report.Losses)
            AppendNumber(value);
        foreach (MetricSelector metric in measured)
            AppendNumber(report.Metrics?[metric] ?? double.NaN);
        WriteRow();
    }

    /// <summary>The lines of the file, the header first.</summary>
    public IReadOnlyList<string> Lines() => file.Lines();

    /// <summary>Waits until the rows are on the disk, so that no checkpoint is ahead of them.</summary>
    public void Flush() => file.Flush();

    public void Dispose() => file.Dispose();

    private static bool ShowsPlan(MethodologyFacts facts) => facts.Phases.Any(phase => phase.EarlyEnd is not null);

    private static string HeaderOf(MethodologyFacts facts) => string.Join(
        ',',
        (string[])["epoch", .. ShowsPlan(facts) ? (string[])["planned"] : [], "phase", .. facts.Signals, .. facts.Losses, .. facts.Measured.Select(metric => ColumnOf(metric.Name, facts))]);

    // A loss and a metric may have one name, as kl has; two columns may not.
    private static string ColumnOf(string metric, MethodologyFacts facts) => facts.Losses.Contains(metric) || facts.Signals.Contains(metric) ? "metric." + metric : metric;

    private void AppendNumber(double value)
    {
        row.Append(',');
        if (!double.IsNaN(value))
            row.Append(value.ToString("R", CultureInfo.InvariantCulture));
    }

    private void WriteRow()
    {
        file.Write(row.ToString());
        row.Clear();
    }
}
