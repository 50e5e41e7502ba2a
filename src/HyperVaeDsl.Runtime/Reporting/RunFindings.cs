using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>What a report is made of.</summary>
/// <param name="Run">The run.</param>
/// <param name="Methodology">Its methodology, for the plan.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Table">Its epochs.</param>
/// <param name="Guards">Guards that fired.</param>
/// <param name="Balls">Pictures of the ball for VAE A and VAE B, after so many epochs; none for a model of the user's own.</param>
internal sealed record RunFindings(
    RunDescription Run,
    IMethodology Methodology,
    TrainingResult Result,
    RunTable Table,
    IReadOnlyList<GuardReport> Guards,
    IReadOnlyList<(int Epochs, byte[] A, byte[] B)> Balls);
