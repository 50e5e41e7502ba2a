using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Control;

/// <summary>The constants of a <see cref="PatienceAnnealing"/>; lengths count what the freeze condition counts, evaluations or epochs.</summary>
/// <param name="By">The metric by which cycles are judged.</param>
/// <param name="Step">By how much a cycle moves the patience, at least 1.</param>
/// <param name="Tolerance">A cycle that loses no more than this changes nothing.</param>
/// <param name="Floor">Shortest patience.</param>
/// <param name="Ceiling">Longest patience.</param>
public sealed record PatienceSettings(MetricSelector By, int Step, double Tolerance, int Floor, int Ceiling);
