namespace HyperVaeDsl.Runtime.Training;

/// <summary>What is saved, and when.</summary>
/// <param name="Best">Slots that keep the best model by some metric.</param>
/// <param name="EveryEpochs">A checkpoint after every so many epochs; 0 for none.</param>
/// <param name="Keep">How many of the periodic ones are kept, the newest.</param>
public sealed record CheckpointSettings(IReadOnlyList<BestCheckpoint> Best, int EveryEpochs, int Keep)
{
    /// <summary>Checkpoints at given times, in order of time.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];
}
