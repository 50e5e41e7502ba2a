namespace HyperVaeDsl.Runtime.Storage;

/// <summary>A float32 tensor of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its values, row by row.</param>
public sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
