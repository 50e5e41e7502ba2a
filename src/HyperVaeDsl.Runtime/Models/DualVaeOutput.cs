namespace HyperVaeDsl.Runtime.Models;

/// <summary>What the two VAEs compute for the same batch.</summary>
/// <param name="A">Of the first.</param>
/// <param name="B">Of the second.</param>
public readonly record struct DualVaeOutput(VaeOutput A, VaeOutput B);
