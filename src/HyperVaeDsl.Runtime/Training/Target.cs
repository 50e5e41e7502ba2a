using HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>What a run is to reach.</summary>
/// <param name="Test">The comparison that the last evaluation is to satisfy.</param>
public sealed record Target(ComparisonTest Test);
