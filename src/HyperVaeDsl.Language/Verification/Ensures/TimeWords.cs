using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>Times and values in the words of a message, and the steps of the run.</summary>
internal sealed class TimeWords(Methodology methodology)
{
    // Step s of epoch e has the time e + s / steps; a share of a step below this is rounding.
    private const double Rounding = 1e-9;

    private int Steps => methodology.Data.StepsPerEpoch;

    /// <summary>How long a step takes, in epochs.</summary>
    public double StepLength => 1.0 / Steps;

    /// <summary>The time of the first step at or after a time.</summary>
    public double StepFrom(double time)
    {
        double epoch = Math.Floor(time);
        double step = Math.Ceiling((time - epoch) * Steps - Rounding);
        return step >= Steps ? epoch + 1 : epoch + Math.Max(0, step) / Steps;
    }

    /// <summary>The time of the step after a step.</summary>
    public double StepAfter(double step) => StepFrom(step + 0.5 / Steps);

    /// <summary>"at epoch 51 (step 0 of 39) in phase Converge", or what is approached there.</summary>
    public string At(double time, bool isApproached)
    {
        Phase phase = isApproached ? methodology.Phases.Last(candidate => candidate.Start < time) : PhaseAt(time);
        if (isApproached)
            return $"as time goes to epoch {Numbers.Short(time, 9)} in phase {phase.Name}";
        // A time that is found to its last digit may lie a little before the step that it belongs to.
        bool isStep = StepFrom(time) - time < 1e-6;
        double epoch = Math.Floor(isStep ? StepFrom(time) : time);
        double step = Math.Round((StepFrom(time) - epoch) * Steps);
        string of = step >= Steps ? $"after the last step of epoch {Numbers.Format(epoch)}" : $"{(isStep ? "" : "just before ")}step {Numbers.Format(step)} of {Numbers.Format(Steps)}";
        return $"at epoch {Numbers.Short(time, 9)} ({of}) in phase {phase.Name}";
    }

    /// <summary>The phase that holds a time.</summary>
    public Phase PhaseAt(double time) => methodology.Phases.LastOrDefault(phase => phase.Start <= time) ?? methodology.Phases[0];
}
