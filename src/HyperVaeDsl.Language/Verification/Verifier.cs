using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Rules;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Runs all rules.</summary>
internal static class Verifier
{
    /// <summary>Every rule once.</summary>
    public static readonly IRule[] All =
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
        new FreeBitsRule(),
        new MeasuredRule(),
        new ThresholdGapRule(),
        new DirectionRule(),
        new NeverTrainedRule(),
        new BatchRule(),
        new ChanceAdvice(),
        new WatchedMetricAdvice(),
        new TotalLossAdvice(),
        new WatchRule(),
        new EarlyEndRule(),
        new SkippedTimeRule(),
        new EnsureRule(),
        new SaturationAdvice(),
        new IdleCurvatureAdvice(),
        new ScheduleAdvice(),
        new ManyChangesAdvice(),
        new IdlePhaseAdvice(),
        new ConstantKlAdvice(),
        new KlStepAdvice(),
        new KlSetPointAdvice(),
        new SamplingAdvice(),
        new ZeroProductAdvice(),
        new FactorsAdvice(),
        new ClippedCycleAdvice(),
        new UnreadMovementAdvice(),
        new DwarfedLossAdvice(),
        new DocumentedLengthAdvice(),
        new RestRule(),
        new AdamMomentsAdvice(),
        new RateAsWeightAdvice(),
        new ComponentRateAdvice(),
        new RepeatedRuleAdvice(),
        new OtherVaeAdvice(),
        new PlantRule(),
        new LoopShapeRule(),
        new UnreadMetricAdvice(),
    ];

    /// <summary>
    /// Runs the rules that report errors on a methodology with params: first those that read them as the numbers that they have, which is noted, then those that
    /// say what they require of all values. A rule that read quantities is to be asked of all values of the params. In this order, because what one rule calculates is kept for others.
    /// </summary>
    public static void VerifyOpen(Methodology methodology, DiagnosticBag diagnostics, ParamBox box)
    {
        foreach (IRule rule in All.Where(rule => rule is not (IAdvice or IOpenRule)))
        {
            IReadOnlyDictionary<int, TextSpan> reads = box.ReadBy(() => rule.Check(methodology, diagnostics));
            if (reads.Count > 0)
                box.Ask(new RuleQuestion(() => Finds(rule, methodology), reads));
        }
        foreach (IOpenRule rule in All.OfType<IOpenRule>())
        {
            rule.Require(methodology, box);
            if (rule is IAskingRule)
                box.ReadBy(() => Look(rule));
            else
                Look(rule);
        }

        void Look(IRule rule) => box.Peek(() =>
        {
            rule.Check(methodology, diagnostics);
            return true;
        });
    }

    private static bool Finds(IRule rule, Methodology methodology)
    {
        DiagnosticBag diagnostics = new() { OnlyErrors = true };
        rule.Check(methodology, diagnostics);
        return diagnostics.HasErrors;
    }

    /// <summary>Runs all rules, or all but those that only warn.</summary>
    public static void Verify(Methodology methodology, DiagnosticBag diagnostics, bool onlyErrors = false)
    {
        foreach (IRule rule in All)
        {
            if (!onlyErrors || rule is not IAdvice)
                rule.Check(methodology, diagnostics);
        }
    }
}
