namespace HyperVaeDsl.Runtime.Training;

/// <summary>A phase [Start, End) of the plan, in epochs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">First epoch.</param>
/// <param name="End">End, exclusive.</param>
public sealed record PhaseFacts(string Name, double Start, double End)
{
    /// <summary>When it may end before; null if it may not.</summary>
    public EarlyEnd? EarlyEnd { get; init; }
}
