using System.Globalization;
using HyperVaeDsl.Runtime.Storage;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>Finds what a run is to go on from, and whether it may.</summary>
internal static class ResumeSearch
{
    private const int FactsShown = 6;

    /// <summary>Where the run goes on from; null for one that begins.</summary>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="RunFolderException">The run folder cannot be read.</exception>
    /// <exception cref="CheckpointException">No checkpoint can be used, or the methodology differs.</exception>
    public static ResumePoint? Find(TrainingOptions options, MethodologyFacts facts)
    {
        if (options.ResumeFrom is { } source)
            return options.Resume ? throw new ArgumentException($"{nameof(TrainingOptions.Resume)} goes on in the run folder, {nameof(TrainingOptions.ResumeFrom)} in a new one. Set one of the two.", nameof(options)) : From(source, options, facts);
        if (!options.Resume)
            return null;
        string folder = options.RunFolder ?? throw new ArgumentException($"{nameof(TrainingOptions.Resume)} needs a {nameof(TrainingOptions.RunFolder)}.", nameof(options));
        return RunRecordFacts.Read(folder) is { } record ? InPlace(Path.GetFullPath(folder), record, options, facts) : null;
    }

    private static ResumePoint InPlace(string folder, RunRecordFacts record, TrainingOptions options, MethodologyFacts facts)
    {
        if (options.Seed is { } seed && seed != record.Seed)
            throw new RunFolderException($"The run in {folder} has seed {record.Seed}, not {seed}: a run keeps its seed. Leave the seed out, or name another folder.");
        List<string> notes = [];
        Checkpoint? checkpoint = CheckpointFiles.Newest(folder, notes);
        if (checkpoint is null && notes.Count > 0)
            throw new CheckpointException($"The run in {folder} has no checkpoint that can be used. {string.Join(" ", notes)}");
        return checkpoint is null
            ? new ResumePoint(null, record, new ResumeReport("", 0, 0)) { Folder = folder, InPlace = true }
            : Point(checkpoint, record, folder, notes, options, facts) with { InPlace = true, Engine = record.Engine };
    }

    private static ResumePoint From(string source, TrainingOptions options, MethodologyFacts facts)
    {
        List<string> notes = [];
        bool isFolder = Directory.Exists(source);
        string? folder = isFolder ? source : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(source))) == "checkpoints" ? Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(source))) : null;
        Checkpoint checkpoint = !isFolder ? Checkpoint.Load(source)
            : CheckpointFiles.Newest(source, notes) ?? throw new CheckpointException($"{source} has no checkpoint that can be used. {string.Join(" ", notes)}".TrimEnd());
        if (!checkpoint.IsResumable)
            throw new CheckpointException($"No run can go on from {checkpoint.Path}: it holds a model and not the state of a run. Load it by a warm start, or name one of last, previous, milestone-* or epoch-*.");
        if (options.Seed is { } seed && seed != checkpoint.Seed)
            throw new CheckpointException($"The run of {checkpoint.Path} has seed {checkpoint.Seed}, not {seed}: a run keeps its seed.");
        return Point(checkpoint, null, folder, notes, options, facts) with { Engine = folder is null ? null : RunRecordFacts.Read(folder)?.Engine };
    }

    private static ResumePoint Point(Checkpoint checkpoint, RunRecordFacts? record, string? folder, List<string> notes, TrainingOptions options, MethodologyFacts facts)
    {
        int epoch = (int)(checkpoint.Remembered(CheckpointWriter.RunPrefix + "position.epoch") ?? 0);
        int step = (int)(checkpoint.Remembered(CheckpointWriter.RunPrefix + "position.step") ?? 0);
        int used = notes.Count;
        for (int i = 0; i < used; i++)
            notes[i] += $" {Path.GetFileName(checkpoint.Path)} is used instead.";
        bool isSame = checkpoint.Digest == facts.Digest;
        bool isForced = false;
        if (!isSame)
            isForced = !MayGoOn(checkpoint, folder, step, notes, options, facts);
        else if (options.ForceResume && checkpoint.Metadata.ContainsKey(CheckpointWriter.StoppedKey))
            isForced = true;
        var report = new ResumeReport(checkpoint.Path, epoch, step) { Notes = notes, FromDigest = isSame ? null : checkpoint.Digest, IsForced = isForced };
        return new ResumePoint(checkpoint, record, report) { Folder = folder };
    }

    /// <summary>Whether a comparison has allowed it; false if it is forced.</summary>
    private static bool MayGoOn(Checkpoint checkpoint, string? folder, int step, List<string> notes, TrainingOptions options, MethodologyFacts facts)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        int epochs = (int)Math.Ceiling(checkpoint.Remembered(CheckpointWriter.PlannedKey) ?? double.PositiveInfinity) + (step > 0 ? 1 : 0);
        ResumePermit? permit = folder is null ? null : ResumePermit.Read(folder);
        bool isOfThese = permit?.From == checkpoint.Digest && permit.To == facts.Digest;
        if (isOfThese && (permit!.Epochs is null || epochs <= permit.Epochs))
        {
            notes.Add(string.Create(culture, $"The methodology is another one than that of the checkpoint (digest {Short(checkpoint.Digest)}, now {Short(facts.Digest)}); {ResumePermit.FileName} says that nothing before the checkpoint differs."));
            return true;
        }

        string differs = $"The methodology {facts.Name} is another one than that of {checkpoint.Path} (digest {Short(checkpoint.Digest)}, now {Short(facts.Digest)}). {Difference(checkpoint.CanonicalForm, facts.CanonicalForm)}";
        if (options.ForceResume)
        {
            notes.Add(differs);
            return false;
        }

        string verdict = isOfThese
            ? string.Create(culture, $"By {ResumePermit.FileName} only checkpoints of up to {permit!.Epochs} epochs of the plan may go on, and this one has begun epoch {epochs}.")
            : $"'hvae resume-check {folder ?? checkpoint.Path} {facts.Source}' finds out whether anything before the checkpoint differs.";
        throw new CheckpointException($"{differs} {verdict} Forcing it goes on all the same, and run.json records it.");
    }

    // The facts that differ, as the canonical form writes them.
    private static string Difference(string old, string @new)
    {
        string[] before = old.Split('\n');
        string[] after = @new.Split('\n');
        string[] lines =
        [
            .. before.Except(after).Select(line => $"'{line.Trim()}' is gone"),
            .. after.Except(before).Select(line => $"'{line.Trim()}' is new"),
        ];
        if (old.Length == 0 || @new.Length == 0 || lines.Length == 0)
            return "The facts that differ are not known.";
        string rest = lines.Length > FactsShown ? string.Create(CultureInfo.InvariantCulture, $", and {lines.Length - FactsShown} more") : "";
        return $"What differs: {string.Join("; ", lines.Take(FactsShown))}{rest}.";
    }

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
