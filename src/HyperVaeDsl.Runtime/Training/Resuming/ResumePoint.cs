using HyperVaeDsl.Runtime.Storage;

namespace HyperVaeDsl.Runtime.Training.Resuming;

/// <summary>Where a run goes on from.</summary>
/// <param name="Checkpoint">The checkpoint; null where the run was killed before its first, so that it begins anew.</param>
/// <param name="Record">What run.json says of the run so far; null where there is none.</param>
/// <param name="Report">What the user is told.</param>
internal sealed record ResumePoint(Checkpoint? Checkpoint, RunRecordFacts? Record, ResumeReport Report)
{
    /// <summary>The run folder that the checkpoint is in; null for a checkpoint elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Description of the engine that trained it until there; null where that is not known.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether the run goes on in the folder that it is in.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether the methodology is the one that the checkpoint was trained by.</summary>
    public bool IsSame => Report.FromDigest is null;

    /// <summary>The seed of the run; null where it is not known.</summary>
    public ulong? Seed => Checkpoint?.Seed ?? Record?.Seed;

    /// <summary>The epochs that the run was to have; null where they are not known.</summary>
    public int? Epochs => Record?.Epochs;

    /// <summary>The same with a sentence on the engine, where another one goes on. What stands behind the first comma, such as threads, is no other engine.</summary>
    public ResumePoint On(string engine)
    {
        if (Checkpoint is null || Engine is null || Kind(Engine) == Kind(engine))
            return this;
        string note = $"It was trained on {Kind(Engine)} until here and goes on with {Kind(engine)}: from now on the last bits of all numbers are rounded otherwise than they would have been.";
        return this with { Report = Report with { Notes = [.. Report.Notes, note] } };

        static string Kind(string description) => description.Split(',')[0];
    }

    /// <summary>Why a guard stopped the run there; null if none did, or if it goes on nevertheless.</summary>
    public string? Stopped => IsSame && !Report.IsForced ? Checkpoint?.Metadata.GetValueOrDefault(CheckpointWriter.StoppedKey) : null;
}
