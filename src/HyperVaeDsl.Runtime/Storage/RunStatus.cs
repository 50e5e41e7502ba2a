namespace HyperVaeDsl.Runtime.Storage;

/// <summary>What a run folder says of its run, for programs that list or resume runs.</summary>
/// <param name="Methodology">Name of the methodology.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Epochs">Epochs that it was to have.</param>
/// <param name="Ended">How it ended, as in run.json: "completed", "cancelled", "stopped by guard", "diverged"; "running" where it goes on or was killed.</param>
public sealed record RunStatus(string Methodology, ulong Seed, int Epochs, string Ended)
{
    /// <summary>Whether there is nothing left to do: it was neither killed nor cancelled.</summary>
    public bool HasEnded => Ended is not ("running" or "cancelled");

    /// <summary>The status of the run in a folder; null if the folder holds none.</summary>
    /// <exception cref="RunFolderException">Its record cannot be read.</exception>
    public static RunStatus? Read(string folder) =>
        RunRecordFacts.Read(folder) is { } record ? new RunStatus(record.Methodology, record.Seed, record.Epochs, record.Ended) : null;
}
