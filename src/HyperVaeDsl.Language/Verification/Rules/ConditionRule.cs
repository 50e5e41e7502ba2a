using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0901 and HV0905: what is waited for or aimed at can happen, and a sampled metric says how it is sampled.</summary>
internal sealed class ConditionRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (MetricTest test in MetricUse.Conditions(methodology).SelectMany(condition => condition.Tests))
            Check(methodology, test, diagnostics);
        foreach (TargetSpec target in methodology.Targets)
        {
            if (Reach.Never(methodology, target.Test.Metric, target.Test.Comparison, target.Test.Threshold) is { } why)
                diagnostics.Report(Diagnostics.Rules.Unreachable, target.Test.Span, why);
            Sampled(methodology, target.Test.Metric, target.Test.Span, diagnostics);
        }
        foreach (Controller controller in methodology.Controllers.Where(controller => controller.ActsOnEvaluations))
        {
            foreach (MetricKind metric in controller.Metrics)
                Sampled(methodology, metric, controller.Span, diagnostics);
        }
        foreach (BestSpec best in methodology.Checkpoints.Best)
            Sampled(methodology, best.Metric, best.Span, diagnostics);
    }

    private static void Check(Methodology methodology, MetricTest test, DiagnosticBag diagnostics)
    {
        Sampled(methodology, test.Metric, test.Span, diagnostics);
        string? why = test switch
        {
            ComparisonTest { RelativeToBest: false } c => Reach.Never(methodology, c.Metric, c.Comparison, c.Threshold),
            ComparisonTest c when ExceedsBest(c) => $"'{c.Metric.Name} {c.Comparison} {Numbers.Format(c.Threshold)} * best {c.Metric.Name}' can never come true: the best value so far is at {(c.Metric.IsBetterHigher ? "least" : "most")} the present one. Write a factor {(c.Metric.IsBetterHigher ? "below" : "above")} 1.",
            StallTest s when s.Within >= Reach.WidthOf(methodology, s.Metric) => $"'{s.Metric.Name} stalls within {Numbers.Format(s.Within)}' always holds: all values of {s.Metric.Name} lie within {Numbers.Short(Reach.WidthOf(methodology, s.Metric))} of each other. Write a smaller margin.",
            ChangeTest c when c.By >= Reach.WidthOf(methodology, c.Metric) => $"'{c.Metric.Name} {(c.Rises ? "rises" : "falls")} by {Numbers.Format(c.By)}' can never come true: all values of {c.Metric.Name} lie within {Numbers.Short(Reach.WidthOf(methodology, c.Metric))} of each other. Write a smaller margin.",
            _ => null,
        };
        if (why != null)
            diagnostics.Report(Diagnostics.Rules.Unreachable, test.Span, why);
    }

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
