using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Emission;

/// <summary>A plan as the formulas that a build makes of it, without the class around them.</summary>
internal static class ScheduleFormula
{
    /// <summary>Up to which time of the run each formula of 'epoch' holds, in order.</summary>
    public static IReadOnlyList<(double End, string Formula)> Of(Methodology methodology, Signal signal)
    {
        IReadOnlyList<Arm> arms = Arm.Of(signal.Timeline!);
        IReadOnlyList<string> formulas = new ArmsEmitter(new EmissionNames(methodology)).Expressions(arms, new CurveScope("epoch", "", "", ["epoch"], null));
        return [.. arms.Zip(formulas, (arm, formula) => (arm.End, formula))];
    }
}
