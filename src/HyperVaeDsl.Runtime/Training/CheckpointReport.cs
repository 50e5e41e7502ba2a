namespace HyperVaeDsl.Runtime.Training;

/// <summary>A checkpoint that was written.</summary>
/// <param name="Name">Name of the slot, such as "best-coverage" or "epoch-0010".</param>
/// <param name="Epoch">The epoch after which it was taken, from 0.</param>
/// <param name="Path">Path of the file.</param>
public sealed record CheckpointReport(string Name, int Epoch, string Path);
