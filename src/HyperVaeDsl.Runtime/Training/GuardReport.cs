namespace HyperVaeDsl.Runtime.Training;

/// <summary>A guard whose condition has held long enough.</summary>
/// <param name="Guard">The guard.</param>
/// <param name="Epoch">The epoch after which it fired, from 0.</param>
/// <param name="Value">The metric at that time.</param>
/// <param name="Message">A sentence that says so.</param>
public sealed record GuardReport(GuardRule Guard, int Epoch, double Value, string Message);
