namespace HyperVaeDsl.Runtime.Training;

/// <summary>What a run may choose besides its methodology.</summary>
public sealed record TrainingOptions
{
    /// <summary>Replaces the methodology's seed. A run that goes on keeps its own.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Replaces the file of the methodology's warm start.</summary>
    public string? WarmStart { get; init; }

    /// <summary>
    /// Ends the run after its first epochs, from 1 to the methodology's number, also where phases end early; the schedule stays as planned. Without it
    /// a run that goes on ends where it was to end.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>Folder for metrics, description and checkpoints; null writes nothing. It must not exist or be empty, unless <see cref="Resume"/> is set.</summary>
    public string? RunFolder { get; init; }

    /// <summary>
    /// Goes on with the run that <see cref="RunFolder"/> holds, from its newest whole checkpoint, bit for bit as if it had never stopped; begins it if
    /// the folder holds none. So one line serves the first start and every restart.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>A checkpoint, or a run folder for its newest one, from which a run goes on in a new <see cref="RunFolder"/>; what it came from stays as it is.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>
    /// Goes on although the methodology is another one than that of the checkpoint, and also after a guard has stopped the run. run.json records it.
    /// </summary>
    public bool ForceResume { get; init; }

    /// <summary>The longest time that a run trains without writing its newest state: so much is lost at most when it is killed. Zero writes after every step.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(30);
}
