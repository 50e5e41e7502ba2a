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

    /// <summary>Whether the run goes on in the folder that it is in.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether the methodology is the one that the checkpoint was trained by.</summary>
    public bool IsSame => Report.FromDigest is null;

    /// <summary>The seed of the run; null where it is not known.</summary>
    public ulong? Seed => Checkpoint?.Seed ?? Record?.Seed;

    /// <summary>The epochs that the run was to have; null where they are not known.</summary>
    public int? Epochs => Record?.Epochs;

    /// <summary>Why a guard stopped the run there; null if none did, or if it goes on nevertheless.</summary>
    public string? Stopped => IsSame && !Report.IsForced ? Checkpoint?.Metadata.GetValueOrDefault(CheckpointWriter.StoppedKey) : null;
}
