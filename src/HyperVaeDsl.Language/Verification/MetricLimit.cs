using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>The values that a metric can take in a run.</summary>
/// <param name="Range">The values.</param>
/// <param name="Reason">Why, as a clause of a message.</param>
/// <param name="Notes">How the numbers came about, in whole sentences.</param>
public sealed record MetricLimit(Interval Range, string Reason, IReadOnlyList<string> Notes);
