using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0901 and HV0905: what is waited for or aimed at can happen, and a sampled metric says how it is sampled.</summary>
internal sealed class ConditionRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Condition condition in MetricUse.Conditions(methodology))
        {
            foreach (MetricTest test in condition.Tests)
                Check(methodology, test, diagnostics);
            if (Reach.NeverInARow(methodology, condition) is { } why)
                diagnostics.Report(Diagnostics.Rules.Unreachable, condition.Span, why, Reach.Details(methodology, condition.Tests.OfType<ChangeTest>().First().Metric));
        }
        foreach (TargetSpec target in methodology.Targets)
            Check(methodology, target.Test, diagnostics);
        foreach (Controller controller in methodology.Controllers.Where(controller => controller.ActsOnEvaluations))
        {
            foreach (MetricKind metric in controller.Metrics)
                Sampled(methodology, metric, controller.Span, diagnostics);
            // Comparisons with a number are those of HV0505.
            foreach (MetricTest test in controller.Rules.Select(rule => rule.Test).Where(test => test is not ComparisonTest { RelativeToBest: false }))
                Check(methodology, test, diagnostics);
            foreach (Drive drive in controller.Drives)
                Margin(methodology, drive, diagnostics);
        }
        foreach (ComponentSpec component in methodology.Components)
        {
            if (component.Annealing is { } annealing)
                Sampled(methodology, annealing.Metric, annealing.Span, diagnostics);
            if (component.Patience is { } patience)
                Sampled(methodology, patience.Metric, patience.Span, diagnostics);
        }
        foreach (BestSpec best in methodology.Checkpoints.Best)
        {
            Sampled(methodology, best.Metric, best.Span, diagnostics);
            if (best.By >= Reach.WidthOf(methodology, best.Metric))
                Report(methodology, best.Metric, best.Span, $"'{best.Metric.Name} {(best.Rises ? "rises" : "falls")} by {Numbers.Format(best.By)}' can never come true after the first evaluation: {AllWithin(methodology, best.Metric)}. Write a smaller margin.", diagnostics);
        }
    }

    private static void Check(Methodology methodology, MetricTest test, DiagnosticBag diagnostics)
    {
        Sampled(methodology, test.Metric, test.Span, diagnostics);
        string? why = test switch
        {
            ComparisonTest { RelativeToBest: false } c => Reach.Never(methodology, c.Metric, c.Comparison, c.Threshold),
            ComparisonTest c when ExceedsBest(c) => $"'{c.Metric.Name} {c.Comparison} {Numbers.Format(c.Threshold)} * best {c.Metric.Name}' can never come true: the best value so far is at {(c.Metric.IsBetterHigher ? "least" : "most")} the present one. Write a factor {(c.Metric.IsBetterHigher ? "below" : "above")} 1.",
            StallTest s when s.Within >= Reach.WidthOf(methodology, s.Metric) => $"'{s.Metric.Name} stalls within {Numbers.Format(s.Within)}' always holds: {AllWithin(methodology, s.Metric)}. Write a smaller margin.",
            ChangeTest c when c.By >= Reach.WidthOf(methodology, c.Metric) => $"'{c.Metric.Name} {(c.Rises ? "rises" : "falls")} by {Numbers.Format(c.By)}' can never come true: {AllWithin(methodology, c.Metric)}. Write a smaller margin.",
            _ => null,
        };
        if (why != null)
            diagnostics.Report(Diagnostics.Rules.Unreachable, test.Span, why, Reach.Details(methodology, test.Metric, (test as ComparisonTest)?.Threshold));
    }

    private static void Margin(Methodology methodology, Drive drive, DiagnosticBag diagnostics)
    {
        (double margin, string what) = drive.Law switch
        {
            PlateauLaw { IsRelative: false } plateau => (plateau.Threshold, "threshold"),
            BoostLaw boost => (boost.Within, "within"),
            _ => (0, ""),
        };
        if (margin > 0 && margin >= Reach.WidthOf(methodology, drive.Law.Metric))
            Report(methodology, drive.Law.Metric, drive.Span, $"No evaluation can be better by more than '{what} {Numbers.Format(margin)}': {AllWithin(methodology, drive.Law.Metric)}. Write a smaller margin.", diagnostics);
        else if (drive.Law is PlateauLaw { RecoverAbove: > 0 and var above } && above >= Reach.WidthOf(methodology, drive.Law.Metric))
            Report(methodology, drive.Law.Metric, drive.Span, $"No evaluation can be better by more than 'above {Numbers.Format(above)}': {AllWithin(methodology, drive.Law.Metric)}. Write a smaller margin.", diagnostics);
    }

    private static void Report(Methodology methodology, MetricKind metric, TextSpan span, string message, DiagnosticBag diagnostics) =>
        diagnostics.Report(Diagnostics.Rules.Unreachable, span, message, Reach.Details(methodology, metric));

    private static string AllWithin(Methodology methodology, MetricKind metric) =>
        $"all values of {metric.Name} lie within {Numbers.Short(Reach.WidthOf(methodology, metric))} of each other";

    private static void Sampled(Methodology methodology, MetricKind metric, TextSpan at, DiagnosticBag diagnostics)
    {
        if (metric.IsSampleDeclared && methodology.Complete.Text && MetricUse.PriorSamples(methodology) == null)
            diagnostics.Report(Diagnostics.Rules.UndeclaredSamples, at, $"'{metric.Name}' depends on how many samples are drawn, and nothing says how many. Write for example 'measure {MetricKind.OfModel(metric).Name} samples 50000'.");
    }

    // The best so far includes the present value, so nothing exceeds it.
    private static bool ExceedsBest(ComparisonTest test) => test.Metric.Better switch
    {
        MetricDirection.Higher => test.Comparison == ">" ? test.Threshold >= 1 : test.Comparison == ">=" && test.Threshold > 1,
        MetricDirection.Lower when test.Metric.Range.Low >= 0 => test.Comparison == "<" ? test.Threshold <= 1 : test.Comparison == "<=" && test.Threshold < 1,
        _ => false,
    };
}
