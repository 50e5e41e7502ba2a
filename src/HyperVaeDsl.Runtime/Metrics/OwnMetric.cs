namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>A metric that a methodology declares and the user's code measures.</summary>
/// <param name="Index">Its place among the metrics that the methodology declares.</param>
/// <param name="Name">The name used in the methodology and in files.</param>
/// <param name="HigherIsBetter">Whether the best value is the highest.</param>
public sealed record OwnMetric(int Index, string Name, bool HigherIsBetter)
{
    /// <summary>Whether it may be undefined, which is NaN; else a value that is not finite ends the run.</summary>
    public bool MayBeUndefined { get; init; }
}
