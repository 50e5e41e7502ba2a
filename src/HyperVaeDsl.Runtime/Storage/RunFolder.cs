using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Runtime.Training.Resuming;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>The folder of one run, as docs/training.md describes it. One process at a time has it.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string CanonicalForm = "methodology.canonical.txt";

    private readonly RunDescription run;
    private readonly FileStream held;
    private readonly MetricsCsv metrics;
    private readonly IReadOnlyList<string> resumedBefore;
    private readonly Queue<string> periodic;

    private RunFolder(string path, RunDescription run, FileStream held, MetricsCsv metrics, IReadOnlyList<string> resumedBefore)
    {
        Path = path;
        this.run = run;
        this.held = held;
        this.metrics = metrics;
        this.resumedBefore = resumedBefore;
        periodic = new Queue<string>(CheckpointFiles.AllPeriodic(path));
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder of a run: the one that goes on, or a new one.</summary>
    /// <exception cref="RunFolderException">It cannot be made or written, holds something already, or another process has it.</exception>
    public static RunFolder Open(string path, RunDescription run, ResumePoint? point) =>
        point is { InPlace: true } ? Reopen(path, run, point) : Create(path, run, point);

    /// <summary>Adds an epoch to metrics.csv.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteEpoch(EpochReport report) => Guarded(MetricsCsv.FileName, () => metrics.Write(report));

    /// <summary>Replaces run.json.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteRecord(TrainingResult? result) => Guarded(
        RunRecordFacts.FileName,
        () => WriteRecord(Path, run, result, resumedBefore));

    /// <summary>Writes or replaces a checkpoint; returns its path.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public string WriteCheckpoint(string name, ParameterSet parameters, CheckpointFacts facts)
    {
        string folder = CheckpointFiles.Of(Path);
        string file = System.IO.Path.Combine(folder, name + CheckpointFiles.Extension);
        string? previous = name == CheckpointFiles.Last ? System.IO.Path.Combine(folder, CheckpointFiles.Previous + CheckpointFiles.Extension) : null;
        Guarded($"checkpoint {name}", () =>
        {
            metrics.Flush();
            CheckpointWriter.Save(file, parameters, facts, previous);
        });
        return file;
    }

    /// <summary>Counts a periodic checkpoint and deletes the oldest beyond the number to keep.</summary>
    public void KeepNewest(string file, int keep)
    {
        if (!periodic.Contains(file))
            periodic.Enqueue(file);
        while (periodic.Count > keep)
        {
            string oldest = periodic.Dequeue();
            Guarded($"old checkpoint {oldest}", () => File.Delete(oldest));
        }
    }

    public void Dispose()
    {
        metrics.Dispose();
        held.Dispose();
    }

    /// <summary>Makes the folder and its first files; what was made is removed again if that fails.</summary>
    private static RunFolder Create(string path, RunDescription run, ResumePoint? point)
    {
        if (FileOnTheWay(path) is { } file)
            throw new RunFolderException($"The run folder {path} cannot be made: {file} is a file.");
        bool existed = Directory.Exists(path);
        RequireEmpty(path);
        FileStream? held = null;
        MetricsCsv? metrics = null;
        bool isOurs = false;
        try
        {
            Directory.CreateDirectory(CheckpointFiles.Of(path));
            held = RunLock.Take(path);
            RequireEmpty(path);
            isOurs = true;
            CopyStart(path, point);
            // First of all: a run that is killed before its first checkpoint begins anew with the same seed.
            WriteRecord(path, run, null, []);
            metrics = CreateMetrics(path, run, point);
            var folder = new RunFolder(path, run, held, metrics, []);
            folder.WriteCanonicalForm();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFolderException)
        {
            metrics?.Dispose();
            if (isOurs || !existed)
                Remove(path, existed);
            held?.Dispose();
            throw exception as RunFolderException
                ?? new RunFolderException($"The run folder {path} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Opens the folder of a run that goes on: what it wrote after the checkpoint is taken back.</summary>
    private static RunFolder Reopen(string path, RunDescription run, ResumePoint point)
    {
        FileStream? held = null;
        MetricsCsv? metrics = null;
        try
        {
            Directory.CreateDirectory(CheckpointFiles.Of(path));
            held = RunLock.Take(path);
            List<string> damaged = [];
            Checkpoint? newest = CheckpointFiles.Newest(path, damaged);
            if (newest?.Sha256 != point.Checkpoint?.Sha256)
                throw new RunFolderException($"The run folder {path} has changed since its checkpoint was read: another process wrote into it. Try again.");
            string csv = System.IO.Path.Combine(path, MetricsCsv.FileName);
            metrics = point.Checkpoint is null ? MetricsCsv.Create(csv, run.Facts) : MetricsCsv.Reopen(csv, run.Facts, point.Report.Epoch);
            PutAsideDamaged(path, newest);
            var folder = new RunFolder(path, run, held, metrics, point.Record?.Resumed ?? []);
            if (point.Record?.Ended != "completed")
                folder.WriteRecord(null);
            folder.WriteCanonicalForm();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFolderException)
        {
            metrics?.Dispose();
            held?.Dispose();
            throw exception as RunFolderException
                ?? new RunFolderException($"The run in {path} cannot go on: {exception.Message}", exception);
        }
    }

    private static void WriteRecord(string path, RunDescription run, TrainingResult? result, IReadOnlyList<string> resumedBefore) =>
        AtomicFile.Write(System.IO.Path.Combine(path, RunRecordFacts.FileName), stream => RunRecord.Write(stream, run, result, resumedBefore));

    // A branch holds from the beginning what it starts from, so that it never begins anew.
    private static void CopyStart(string path, ResumePoint? point)
    {
        if (point?.Checkpoint is not { } start)
            return;
        AtomicFile.Write(System.IO.Path.Combine(CheckpointFiles.Of(path), CheckpointFiles.Last + CheckpointFiles.Extension), stream =>
        {
            using FileStream source = File.OpenRead(start.Path);
            source.CopyTo(stream);
        });
        string? permit = point.Folder is null ? null : System.IO.Path.Combine(point.Folder, ResumePermit.FileName);
        if (File.Exists(permit))
            File.Copy(permit, System.IO.Path.Combine(path, ResumePermit.FileName));
    }

    // A branch has the rows of the run that it comes from, as far as it has the same columns.
    private static MetricsCsv CreateMetrics(string path, RunDescription run, ResumePoint? point)
    {
        string csv = System.IO.Path.Combine(path, MetricsCsv.FileName);
        string? old = point?.Folder is null ? null : System.IO.Path.Combine(point.Folder, MetricsCsv.FileName);
        if (old is null || !File.Exists(old))
            return MetricsCsv.Create(csv, run.Facts);
        byte[] rows = File.ReadAllBytes(old);
        if (MetricsCsv.CutOf(rows, run.Facts, point!.Report.Epoch) is not { } length)
            return MetricsCsv.Create(csv, run.Facts);
        File.WriteAllBytes(csv, rows[..length]);
        return MetricsCsv.Reopen(csv, run.Facts, point.Report.Epoch);
    }

    // A damaged newest state must not become the previous one: it would push out the one that is whole.
    private static void PutAsideDamaged(string path, Checkpoint? used)
    {
        string last = System.IO.Path.Combine(CheckpointFiles.Of(path), CheckpointFiles.Last + CheckpointFiles.Extension);
        if (!File.Exists(last) || used?.Path == last)
            return;
        try
        {
            _ = Checkpoint.Load(last);
        }
        catch (CheckpointException)
        {
            File.Move(last, last + ".damaged", overwrite: true);
        }
    }

    // What a start leaves that was killed before its first file is no content.
    private static void RequireEmpty(string path)
    {
        if (!Directory.Exists(path))
            return;
        string checkpoints = CheckpointFiles.Of(path);
        bool isEmpty = Directory.EnumerateFileSystemEntries(path).All(entry => System.IO.Path.GetFileName(entry) is RunLock.FileName or RunRecordFacts.FileName + AtomicFile.Temporary
            || (entry == checkpoints && Directory.Exists(entry) && !Directory.EnumerateFileSystemEntries(entry).Any()));
        if (!isEmpty)
            throw new RunFolderException($"The run folder {path} is not empty; name another one, a run is never overwritten.");
    }

    /// <summary>Writes what was trained, as the text that the digest is of: it can be compared when the .hvae file has long changed.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    private void WriteCanonicalForm()
    {
        if (run.Facts.CanonicalForm.Length > 0)
            Guarded(CanonicalForm, () => File.WriteAllText(System.IO.Path.Combine(Path, CanonicalForm), run.Facts.CanonicalForm));
    }

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
