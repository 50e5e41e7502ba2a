using HyperVaeDsl.Language.Binding;
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

    private static readonly IRule[] Open = [.. All.Where(rule => rule is not (IAdvice or IOpenRule)), .. All.OfType<IOpenRule>()];

    /// <summary>
    /// Runs the rules that report errors on a methodology with params: first those that read them as the numbers that they have, which is noted, then those that
    /// say what they require of all values. A rule that read quantities is to be asked of all values of the params. In this order, because what one rule calculates is kept for others.
    /// </summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="box">The params.</param>
    /// <param name="rest">What of it is the same as before, and what rules found of that; null for nothing.</param>
    public static void VerifyOpen(Methodology methodology, DiagnosticBag diagnostics, ParamBox box, BoundRest? rest = null)
    {
        bool isKnown = rest != null && rest.Methodology != methodology && rest.Records.Count == Open.Length;
        for (int i = 0; i < Open.Length; i++)
        {
            if (isKnown && rest!.Records[i] is { ReadsPlans: false } known)
            {
                box.Require(known.Facts);
                if (known.Question != null)
                    box.Ask(known.Question);
                continue;
            }
            (int required, int asked) = (box.Facts.Count, box.Questions.Count);
            RuleQuestion? question = null;
            bool readsPlans = PlansRead.During(methodology.PlansRead, () => question = Run(Open[i], methodology, diagnostics, box));
            // What asks by itself is asked again.
            RuleRecord record = new([.. box.Facts.Skip(required)]) { ReadsPlans = readsPlans || box.Questions.Count > asked };
            if (question != null)
                box.Ask(record.Question = question with { Finds = () => Noted(record, methodology, question.Finds) });
            if (rest?.Methodology == methodology)
                rest.Records.Add(record);
        }
    }

    private static RuleQuestion? Run(IRule rule, Methodology methodology, DiagnosticBag diagnostics, ParamBox box)
    {
        if (rule is IOpenRule open)
        {
            open.Require(methodology, box);
            if (rule is IAskingRule)
                box.ReadBy(Look);
            else
                Look();
            return null;
        }
        IReadOnlyDictionary<int, TextSpan> reads = box.ReadBy(() => rule.Check(methodology, diagnostics));
        return reads.Count == 0 ? null : new RuleQuestion(() => Finds(rule, methodology), reads);

        void Look() => box.Peek(() =>
        {
            rule.Check(methodology, diagnostics);
            return true;
        });
    }

    private static bool Noted(RuleRecord record, Methodology methodology, Func<bool> finds)
    {
        bool found = false;
        record.ReadsPlans |= PlansRead.During(methodology.PlansRead, () => found = finds());
        return found;
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
