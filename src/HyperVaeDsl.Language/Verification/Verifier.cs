using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Verification.Rules;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Runs all rules and applies the allowances.</summary>
internal static class Verifier
{
    private static readonly IRule[] All =
    [
        new RangeRule(),
        new ContinuityRule(),
        new UsageRule(),
        new RoleRule(),
        new LossRule(),
        new LossParameterRule(),
        new LossShapeRule(),
        new ControllerBoundsRule(),
        new ControllerRulesRule(),
        new PipelineRule(),
        new LawRule(),
        new ComponentRule(),
        new AnnealingRule(),
        new DataRule(),
        new GeometryRule(),
        new RadialTargetsRule(),
        new DistanceTargetsRule(),
        new ContradictoryTargetsRule(),
        new LossCompanyRule(),
        new ConditionRule(),
        new WatchRule(),
        new EarlyEndRule(),
        new EnsureRule(),
        new SaturationAdvice(),
        new IdleCurvatureAdvice(),
        new ScheduleAdvice(),
        new ManyChangesAdvice(),
        new FeedbackAdvice(),
    ];

    public static void Verify(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (IRule rule in All)
            rule.Check(methodology, diagnostics);
        foreach (Allowance allowance in methodology.Allowances)
        {
            // An allowance is only idle if everything that it could speak of was judged.
            if (diagnostics.Remove(item => item.Code == allowance.Code) == 0 && !diagnostics.HasErrors)
                diagnostics.Report(Diagnostics.Rules.UnusedAllow, allowance.Span, $"Nothing in this methodology is reported as {allowance.Code}. Remove this line.");
        }
    }
}
