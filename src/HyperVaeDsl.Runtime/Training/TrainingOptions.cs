namespace HyperVaeDsl.Runtime.Training;

/// <summary>What a run may choose besides its methodology.</summary>
public sealed record TrainingOptions
{
    /// <summary>Replaces the methodology's seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Replaces the file of the methodology's warm start.</summary>
    public string? WarmStart { get; init; }

    /// <summary>Ends the run after its first epochs, from 1 to the methodology's number, also where phases end early; the schedule stays as planned.</summary>
    public int? Epochs { get; init; }

    /// <summary>Folder for metrics, description and checkpoints, which must not exist or be empty; null writes nothing.</summary>
    public string? RunFolder { get; init; }
}
