using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>The first step at which training may differ.</summary>
/// <param name="Epoch">Its epoch, from 0, on the clock of the plan.</param>
/// <param name="Step">Its number in the epoch, from 0.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has.</param>
/// <param name="What">What differs there, such as "weight of kl_A".</param>
public sealed record FirstDifference(int Epoch, int Step, int StepsPerEpoch, string What)
{
    /// <summary>The time of the step: epoch + step / steps per epoch.</summary>
    public double Time => Epoch + ((double)Step / StepsPerEpoch);

    /// <summary>Whether it is the first step of the run.</summary>
    public bool IsFirstStep => Epoch == 0 && Step == 0;

    /// <summary>It as "the first step", "epoch 50", or "epoch 50 (step 3 of 39)".</summary>
    public override string ToString() => IsFirstStep ? "the first step" : Step == 0 ? $"epoch {Numbers.Format(Epoch)}" : $"epoch {Numbers.Format(Epoch)} (step {Numbers.Format(Step)} of {Numbers.Format(StepsPerEpoch)})";
}
