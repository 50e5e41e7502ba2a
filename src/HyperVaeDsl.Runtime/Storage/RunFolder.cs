using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The folder of one run: metrics.csv, run.json, methodology.canonical.txt and checkpoints/*.safetensors.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string Extension = ".safetensors";

    private readonly RunDescription run;
    private readonly MetricsCsv metrics;
    private readonly Queue<string> periodic = new();

    private RunFolder(string path, RunDescription run, MetricsCsv metrics)
    {
        Path = path;
        this.run = run;
        this.metrics = metrics;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Makes the folder and its first files; what was made is removed again if that fails.</summary>
    /// <exception cref="RunFolderException">It cannot be made, or holds something already.</exception>
    public static RunFolder Create(string path, RunDescription run)
    {
        if (FileOnTheWay(path) is { } file)
            throw new RunFolderException($"The run folder {path} cannot be made: {file} is a file.");
        bool existed = Directory.Exists(path);
        if (existed && Directory.EnumerateFileSystemEntries(path).Any())
            throw new RunFolderException($"The run folder {path} is not empty; name another one, a run is never overwritten.");
        MetricsCsv? metrics = null;
        try
        {
            Directory.CreateDirectory(CheckpointsOf(path));
            metrics = new MetricsCsv(System.IO.Path.Combine(path, "metrics.csv"), run.Facts);
            var folder = new RunFolder(path, run, metrics);
            folder.WriteRecord(null);
            folder.WriteCanonicalForm();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFolderException)
        {
            metrics?.Dispose();
            Remove(path, existed);
            throw exception as RunFolderException
                ?? new RunFolderException($"The run folder {path} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Adds an epoch to metrics.csv.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteEpoch(EpochReport report) => Guarded("metrics.csv", () => metrics.Write(report));

    /// <summary>Replaces run.json.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteRecord(TrainingResult? result) => Guarded(
        "run.json",
        () => AtomicFile.Write(System.IO.Path.Combine(Path, "run.json"), stream => RunRecord.Write(stream, run, result)));

    /// <summary>Writes what was trained, as the text that the digest is of: it can be compared when the .hvae file has long changed.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    private void WriteCanonicalForm()
    {
        if (run.Facts.CanonicalForm.Length > 0)
            Guarded("methodology.canonical.txt", () => File.WriteAllText(System.IO.Path.Combine(Path, "methodology.canonical.txt"), run.Facts.CanonicalForm));
    }

    /// <summary>Writes or replaces a checkpoint; returns its path.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public string WriteCheckpoint(string name, ParameterSet parameters, CheckpointFacts facts)
    {
        string file = System.IO.Path.Combine(CheckpointsOf(Path), name + Extension);
        Guarded($"checkpoint {name}", () => Checkpoint.Save(file, parameters, facts));
        return file;
    }

    /// <summary>Counts a periodic checkpoint and deletes the oldest beyond the number to keep.</summary>
    public void KeepNewest(string file, int keep)
    {
        periodic.Enqueue(file);
        while (periodic.Count > keep)
        {
            string oldest = periodic.Dequeue();
            Guarded($"old checkpoint {oldest}", () => File.Delete(oldest));
        }
    }

    public void Dispose() => metrics.Dispose();

    private static string CheckpointsOf(string path) => System.IO.Path.Combine(path, "checkpoints");

    /// <summary>The path itself or the folder above it that is a file instead; null if none is.</summary>
    private static string? FileOnTheWay(string path)
    {
        for (string? part = path; !string.IsNullOrEmpty(part); part = System.IO.Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                return part;
        }

        return null;
    }

    private static void Remove(string path, bool keepFolder)
    {
        try
        {
            if (!Directory.Exists(path))
                return;
            Directory.Delete(path, recursive: true);
            if (keepFolder)
                Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    private void Guarded(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"In the run folder {Path}, {what} cannot be written: {exception.Message}", exception);
        }
    }
}
