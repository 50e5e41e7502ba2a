namespace HyperVaeDsl.Runtime.Training;

/// <summary>A checkpoint after the first epoch that reaches a time on the planned clock.</summary>
/// <param name="Name">Name, such as "warm".</param>
/// <param name="Time">The time, in epochs.</param>
public sealed record Milestone(string Name, double Time);
