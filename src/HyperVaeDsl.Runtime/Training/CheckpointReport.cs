namespace HyperVaeDsl.Runtime.Training;

/// <summary>A checkpoint that was written.</summary>
/// <param name="Name">Name of the slot, such as "best-coverage" or "epoch-0010".</param>
/// <param name="Epoch">The epoch after which it was taken, from 0.</param>
/// <param name="Path">Path of the file.</param>
public sealed record CheckpointReport(string Name, int Epoch, string Path)
{
    /// <summary>Why it was written.</summary>
    public CheckpointKind Kind { get; init; }

    /// <summary>Index of the best slot, or of the milestone, in <see cref="CheckpointSettings"/>; -1 for others.</summary>
    public int Index { get; init; } = -1;
}
