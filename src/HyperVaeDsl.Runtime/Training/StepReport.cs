namespace HyperVaeDsl.Runtime.Training;

/// <summary>Progress after a step; the spans are valid during the call only.</summary>
/// <param name="step">The step that was done.</param>
public readonly ref struct StepReport(TrainingStep step)
{
    private readonly TrainingStep step = step;

    /// <summary>Epoch, from 0.</summary>
    public int Epoch { get; } = step.Epoch;

    /// <summary>Time of the plan, in epochs.</summary>
    public double Time { get; } = step.Time;

    /// <summary>Step in the epoch, from 0.</summary>
    public int StepInEpoch { get; } = step.StepInEpoch;

    /// <summary>Steps in every epoch.</summary>
    public int StepsPerEpoch { get; } = step.StepsPerEpoch;

    /// <summary>Effective signals in the methodology's order.</summary>
    public ReadOnlySpan<double> Signals { get; } = step.Signals;

    /// <summary>Unweighted losses in the methodology's order, NaN for one that took no part. Waits for the device where there is one.</summary>
    public ReadOnlySpan<double> Losses => step.Losses;
}
