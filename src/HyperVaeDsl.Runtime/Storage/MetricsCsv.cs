using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// metrics.csv, one row an epoch: epoch, phase, every signal, every loss, every metric. Numbers read back to the same value; a cell
/// is empty where a loss took no part or metrics were not taken. Where a phase may end early, "planned" after the epoch is the time of
/// the plan at which it began. No times, so that equal runs give equal bytes.
/// </summary>
internal sealed class MetricsCsv : IDisposable
{
    private readonly FileStream stream;
    private readonly StringBuilder row = new();
    private readonly IReadOnlyList<MetricSelector> measured;
    private readonly bool showsPlan;

    /// <summary>Creates the file with its header.</summary>
    public MetricsCsv(string path, MethodologyFacts facts)
    {
        measured = facts.Measured;
        stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        showsPlan = facts.Phases.Any(phase => phase.EarlyEnd is not null);
        string[] columns = ["epoch", .. showsPlan ? (string[])["planned"] : [], "phase", .. facts.Signals, .. facts.Losses, .. measured.Select(metric => metric.Name)];
        row.AppendJoin(',', columns);
        WriteRow();
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

    public void Dispose() => stream.Dispose();

    private void AppendNumber(double value)
    {
        row.Append(',');
        if (!double.IsNaN(value))
            row.Append(value.ToString("R", CultureInfo.InvariantCulture));
    }

    private void WriteRow()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(row.Append('\n').ToString());
        row.Clear();
        long before = stream.Position;
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (IOException)
        {
            // A full disk must not leave half a row.
            stream.SetLength(before);
            throw;
        }
    }
}
