using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>What grows by an epoch in a run folder: metrics.csv, the same as lines of JSON, and an event file for TensorBoard.</summary>
internal sealed class EpochFiles : IDisposable
{
    private readonly MetricsCsv csv;
    private readonly MetricsJsonLines lines;
    private readonly TensorBoardFile events;

    private EpochFiles(MetricsCsv csv, MetricsJsonLines lines, TensorBoardFile events)
    {
        this.csv = csv;
        this.lines = lines;
        this.events = events;
    }

    /// <summary>Begins the files of a new run; a branch has the rows of the run that it comes from, as far as it has the same columns.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="facts">The methodology.</param>
    /// <param name="from">The folder of the run that it comes from; null for none.</param>
    /// <param name="epoch">The epoch at which it begins.</param>
    /// <param name="time">The clock.</param>
    public static EpochFiles Create(string folder, MethodologyFacts facts, string? from, int epoch, TimeProvider time)
    {
        string csv = Path.Combine(folder, MetricsCsv.FileName);
        string? old = from is null ? null : Path.Combine(from, MetricsCsv.FileName);
        if (old is null || !File.Exists(old))
            return Open(folder, facts, MetricsCsv.Create(csv, facts), 0, epoch, time);
        byte[] rows = File.ReadAllBytes(old);
        if (MetricsCsv.CutOf(rows, facts, epoch) is not { } length)
            return Open(folder, facts, MetricsCsv.Create(csv, facts), 0, epoch, time);
        File.WriteAllBytes(csv, rows[..length]);
        string oldLines = Path.Combine(from!, MetricsJsonLines.FileName);
        if (File.Exists(oldLines))
            File.Copy(oldLines, Path.Combine(folder, MetricsJsonLines.FileName), overwrite: true);
        return Open(folder, facts, MetricsCsv.Reopen(csv, facts, epoch), epoch, epoch, time);
    }

    /// <summary>Opens the files of a run that goes on, and takes back what lies behind an epoch.</summary>
    /// <exception cref="RunFolderException">metrics.csv is not that of the run.</exception>
    public static EpochFiles Reopen(string folder, MethodologyFacts facts, int epoch, TimeProvider time) =>
        Open(folder, facts, MetricsCsv.Reopen(Path.Combine(folder, MetricsCsv.FileName), facts, epoch), epoch, epoch, time);

    /// <summary>Adds an epoch.</summary>
    public void Write(EpochReport report)
    {
        csv.Write(report);
        lines.Write(report);
        events.Write(report);
    }

    /// <summary>The lines of metrics.csv, the header first; also those of before the run went on.</summary>
    public IReadOnlyList<string> Rows() => csv.Lines();

    /// <summary>Waits until metrics.csv is on the disk, so that no checkpoint is ahead of it; the others are made of the same epochs.</summary>
    public void Flush() => csv.Flush();

    public void Dispose()
    {
        csv.Dispose();
        lines.Dispose();
        events.Dispose();
    }

    private static EpochFiles Open(string folder, MethodologyFacts facts, MetricsCsv csv, int kept, int epoch, TimeProvider time)
    {
        try
        {
            return new EpochFiles(csv, MetricsJsonLines.Open(Path.Combine(folder, MetricsJsonLines.FileName), facts, kept), new TensorBoardFile(folder, facts, epoch, time));
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }
}
