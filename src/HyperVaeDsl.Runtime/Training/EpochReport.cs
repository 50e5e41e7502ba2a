using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>What one epoch did.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Phase">Name of the phase at its start.</param>
/// <param name="Signals">Effective signals of its first step, in the order of the methodology's signals.</param>
/// <param name="Losses">Mean of each unweighted loss over the steps in which it took part, NaN if in none; in the methodology's order.</param>
/// <param name="Metrics">The metrics after the epoch, or null if they were not taken.</param>
/// <param name="Seconds">Duration of its steps, in seconds.</param>
public sealed record EpochReport(
    int Epoch,
    string Phase,
    IReadOnlyList<double> Signals,
    IReadOnlyList<double> Losses,
    DualVaeMetrics? Metrics,
    double Seconds)
{
    /// <summary>Time of the plan at its first step; equal to the epoch until a phase ends early.</summary>
    public int Time { get; init; } = Epoch;

    /// <summary>Index into <see cref="MethodologyFacts.Phases"/> of the phase at its start.</summary>
    public int PhaseIndex { get; init; }
}
