using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// metrics.csv, one row an epoch: epoch, phase, every signal, every loss, every metric. Numbers read back to the same value; a cell
/// is empty where a loss took no part or metrics were not taken. No times, so that equal runs give equal bytes.
/// </summary>
internal sealed class MetricsCsv : IDisposable
{
    private readonly FileStream stream;
    private readonly StringBuilder row = new();

    /// <summary>Creates the file with its header.</summary>
    public MetricsCsv(string path, MethodologyFacts facts)
    {
        stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        string[] columns = ["epoch", "phase", .. facts.Signals, .. facts.Losses, .. MetricFacts.All.Select(MetricFacts.NameOf)];
        row.AppendJoin(',', columns);
        WriteRow();
    }

    /// <summary>Adds a row and hands it to the system, so that readers see whole rows.</summary>
    public void Write(EpochReport report)
    {
        row.Append(CultureInfo.InvariantCulture, $"{report.Epoch},{report.Phase}");
        foreach (double value in report.Signals)
            AppendNumber(value);
        foreach (double value in report.Losses)
            AppendNumber(value);
        foreach (Metric metric in MetricFacts.All)
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
