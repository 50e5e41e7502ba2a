using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>
/// Lets a phase end at the first evaluation from a time on at which a condition holds. The time of the plan then goes on at the
/// planned end of the phase, so that everything later is as planned and the run is shorter.
/// </summary>
/// <param name="Earliest">Planned time before which the phase does not end.</param>
/// <param name="Until">The condition, watched from the start of the phase on.</param>
public sealed record EarlyEnd(double Earliest, Condition Until);
