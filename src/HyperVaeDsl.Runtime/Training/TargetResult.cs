namespace HyperVaeDsl.Runtime.Training;

/// <summary>What became of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Value">The metric at the last evaluation; NaN without one.</param>
/// <param name="Reached">Whether the last evaluation satisfies it.</param>
/// <param name="FirstReachedAfter">Epochs trained at the first evaluation that satisfied it, or null if none did.</param>
public sealed record TargetResult(Target Target, double Value, bool Reached, int? FirstReachedAfter);
