namespace HyperVaeDsl.Runtime.Training;

/// <summary>When a phase really ran.</summary>
/// <param name="Phase">The phase as planned.</param>
/// <param name="Start">Epochs trained when it began.</param>
/// <param name="End">Epochs trained when it ended; those of the run if the run ended in it.</param>
/// <param name="EndedEarly">Whether its condition ended it before its planned end.</param>
public sealed record PhaseRun(PhaseFacts Phase, double Start, double End, bool EndedEarly);
