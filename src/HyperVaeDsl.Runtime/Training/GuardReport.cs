namespace HyperVaeDsl.Runtime.Training;

/// <summary>A guard whose condition has set in.</summary>
/// <param name="Guard">The guard.</param>
/// <param name="Epoch">The epoch after which it fired, from 0.</param>
/// <param name="Message">A sentence that says so.</param>
public sealed record GuardReport(GuardRule Guard, int Epoch, string Message)
{
    /// <summary>Index of the guard in <see cref="MethodologyFacts.Guards"/>.</summary>
    public int Index { get; init; }
}
