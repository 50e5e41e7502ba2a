using System.Text;
using HyperVaeDsl.Runtime.Reporting;
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
    private readonly EpochFiles files;
    private readonly IReadOnlyList<string> resumedBefore;
    private readonly Queue<string> periodic;

    private RunFolder(string path, RunDescription run, FileStream held, EpochFiles files, IReadOnlyList<string> resumedBefore)
    {
        Path = path;
        this.run = run;
        this.held = held;
        this.files = files;
        this.resumedBefore = resumedBefore;
        periodic = new Queue<string>(CheckpointFiles.AllPeriodic(path));
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder of a run: the one that goes on, or a new one.</summary>
    /// <exception cref="RunFolderException">It cannot be made or written, holds something already, or another process has it.</exception>
    public static RunFolder Open(string path, RunDescription run, ResumePoint? point, TimeProvider time) =>
        point is { InPlace: true } ? Reopen(path, run, point, time) : Create(path, run, point, time);

    /// <summary>Adds an epoch to the files that grow by epochs.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteEpoch(EpochReport report) => Guarded("what an epoch adds", () => files.Write(report));

    /// <summary>Replaces run.json.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteRecord(TrainingResult? result) => Guarded(
        RunRecordFacts.FileName,
        () => WriteRecord(Path, run, result, resumedBefore));

    /// <summary>Keeps pictures of the ball: the first, the one in the middle of the run, and the last.</summary>
    /// <exception cref="RunFolderException">They cannot be written.</exception>
    public void KeepBall(int epochs, byte[] a, byte[] b) => Guarded("the pictures of the ball", () =>
    {
        AtomicFile.Write(BallFiles.Of(Path, epochs, 'A'), stream => stream.Write(a));
        AtomicFile.Write(BallFiles.Of(Path, epochs, 'B'), stream => stream.Write(b));
        BallFiles.Thin(Path, run.Epochs);
    });

    /// <summary>Replaces report.html.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public void WriteReport(TrainingResult result, IMethodology methodology, IReadOnlyList<GuardReport> guards) => Guarded(RunReport.FileName, () =>
    {
        var table = RunTable.Read(files.Rows(), run.Facts);
        (int, byte[], byte[])[] balls = [.. BallFiles.All(Path).Select(epochs => (epochs, File.ReadAllBytes(BallFiles.Of(Path, epochs, 'A')), File.ReadAllBytes(BallFiles.Of(Path, epochs, 'B'))))];
        string page = RunReport.Of(new RunFindings(run, methodology, result, table, guards, balls));
        AtomicFile.Write(System.IO.Path.Combine(Path, RunReport.FileName), stream => stream.Write(Encoding.UTF8.GetBytes(page)));
    });

    /// <summary>Writes or replaces a checkpoint; returns its path.</summary>
    /// <exception cref="RunFolderException">It cannot be written.</exception>
    public string WriteCheckpoint(string name, ParameterSet parameters, CheckpointFacts facts)
    {
        string folder = CheckpointFiles.Of(Path);
        string file = System.IO.Path.Combine(folder, name + CheckpointFiles.Extension);
        string? previous = name == CheckpointFiles.Last ? System.IO.Path.Combine(folder, CheckpointFiles.Previous + CheckpointFiles.Extension) : null;
        Guarded($"checkpoint {name}", () =>
        {
            files.Flush();
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
        files.Dispose();
        held.Dispose();
    }

    /// <summary>Makes the folder and its first files; what was made is removed again if that fails.</summary>
    private static RunFolder Create(string path, RunDescription run, ResumePoint? point, TimeProvider time)
    {
        if (FileOnTheWay(path) is { } file)
            throw new RunFolderException($"The run folder {path} cannot be made: {file} is a file.");
        bool existed = Directory.Exists(path);
        RequireEmpty(path);
        FileStream? held = null;
        EpochFiles? files = null;
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
            files = EpochFiles.Create(path, run.Facts, point?.Folder, point?.Report.Epoch ?? 0, time);
            var folder = new RunFolder(path, run, held, files, []);
            folder.WriteCanonicalForm();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFolderException)
        {
            files?.Dispose();
            if (isOurs || !existed)
                Remove(path, existed);
            held?.Dispose();
            throw exception as RunFolderException
                ?? new RunFolderException($"The run folder {path} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Opens the folder of a run that goes on: what it wrote after the checkpoint is taken back.</summary>
    private static RunFolder Reopen(string path, RunDescription run, ResumePoint point, TimeProvider time)
    {
        FileStream? held = null;
        EpochFiles? files = null;
        try
        {
            Directory.CreateDirectory(CheckpointFiles.Of(path));
            held = RunLock.Take(path);
            List<string> damaged = [];
            Checkpoint? newest = CheckpointFiles.Newest(path, damaged);
            if (newest?.Sha256 != point.Checkpoint?.Sha256)
                throw new RunFolderException($"The run folder {path} has changed since its checkpoint was read: another process wrote into it. Try again.");
            files = point.Checkpoint is null ? EpochFiles.Create(path, run.Facts, null, 0, time) : EpochFiles.Reopen(path, run.Facts, point.Report.Epoch, time);
            BallFiles.CutAfter(path, point.Checkpoint is null ? 0 : point.Report.Epoch);
            PutAsideDamaged(path, newest);
            var folder = new RunFolder(path, run, held, files, point.Record?.Resumed ?? []);
            if (point.Record?.Ended != "completed")
                folder.WriteRecord(null);
            folder.WriteCanonicalForm();
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFolderException)
        {
            files?.Dispose();
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
        if (point.Folder is not null)
            BallFiles.Copy(point.Folder, path, point.Report.Epoch);
        string? permit = point.Folder is null ? null : System.IO.Path.Combine(point.Folder, ResumePermit.FileName);
        if (File.Exists(permit))
            File.Copy(permit, System.IO.Path.Combine(path, ResumePermit.FileName));
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
