namespace HyperVaeDsl.Runtime.Training;

/// <summary>What is known of a run when it starts.</summary>
/// <param name="Facts">The methodology.</param>
/// <param name="Seed">The seed in force.</param>
/// <param name="Epochs">Epochs that will be trained at most; fewer if a phase ends early or a guard stops the run.</param>
/// <param name="StepsPerEpoch">Steps in each.</param>
/// <param name="Engine">Description of the engine.</param>
/// <param name="RunFolder">Full path of the run folder, or null.</param>
public sealed record RunDescription(MethodologyFacts Facts, ulong Seed, int Epochs, int StepsPerEpoch, string Engine, string? RunFolder)
{
    /// <summary>The file that the run started from, or null.</summary>
    public WarmStartFile? WarmStart { get; init; }

    /// <summary>Where the run goes on from; null for one that begins.</summary>
    public ResumeReport? Resumed { get; init; }
}
