using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>HV0912 and HV0915: a threshold that says something lies above chance, and a wait says how long it lasts.</summary>
internal sealed class ChanceAdvice : IRule
{
    private const double Trit = 1.0 / 3;
    private const double Triplet = 0.5;

    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        IEnumerable<MetricTest> tests = MetricUse.Conditions(methodology).SelectMany(condition => condition.Tests).Concat(methodology.Targets.Select(target => target.Test));
        foreach (ComparisonTest test in tests.OfType<ComparisonTest>().Where(test => test.Comparison[0] == '>' && !test.RelativeToBest))
        {
            (double chance, string how) = test.Metric.RuntimeName switch
            {
                "TritAccuracy" => (Trit, "a decoder that always says the same gets a third of the trits right"),
                "TripletConcordance" => (Triplet, "an order at random gets a half of the triplets right"),
                "Coverage" or "PriorCoverage" => (1.0 / DataFacts.Operations, "a decoder that always says the same finds one operation"),
                _ => (double.NegativeInfinity, ""),
            };
            // What always holds is an error of its own.
            if (test.Threshold <= chance && Reach.Never(methodology, test.Metric, test.Comparison, test.Threshold) == null)
                diagnostics.Report(Diagnostics.Rules.AtChance, test.Span, $"'{test.Metric.Name} {test.Comparison} {Numbers.Format(test.Threshold)}' holds without any learning: {how}, {Numbers.Short(chance, 4)}. Write a threshold above that.");
        }
        if (!methodology.Complete.Run)
            return;
        int every = methodology.EvaluateEvery;
        foreach (Condition condition in MetricUse.Conditions(methodology).Where(condition => condition.InEpochs && condition.For % every != 0))
            diagnostics.Report(Diagnostics.Rules.WaitsLonger, condition.Span, $"Metrics are taken every {Numbers.Format(every)} epochs, so 'for {Numbers.Format(condition.For)} epochs' lasts {Numbers.Format((condition.For + every - 1) / every * every)} of them. Write a multiple of {Numbers.Format(every)}, or count evaluations.", methodology.EvaluateSpan is { } span ? [new RelatedLocation(span, "when metrics are taken")] : []);
    }
}
