using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification;

/// <summary>Tests of metrics in the words of the language.</summary>
internal static class TestWords
{
    /// <summary>A test.</summary>
    public static string Of(MetricTest test) => test switch
    {
        ComparisonTest { RelativeToBest: true } best => $"{best.Metric.Name} {best.Comparison} {Threshold(best)} * best {best.Metric.Name}",
        ComparisonTest compared => $"{compared.Metric.Name} {compared.Comparison} {Threshold(compared)}",
        StallTest stall => $"{stall.Metric.Name} stalls{(stall.Within > 0 ? $" within {Numbers.Format(stall.Within)}" : "")}",
        ChangeTest change => $"{change.Metric.Name} {(change.Rises ? "rises" : "falls")}{(change.By > 0 ? $" by {Numbers.Format(change.By)}" : "")}",
        _ => test.Metric.Name,
    };

    // What was written in percent may be a little beside its number.
    private static string Threshold(ComparisonTest test) => Numbers.Short(test.Threshold, 15);

    /// <summary>A condition.</summary>
    public static string Of(Condition condition) =>
        string.Join(" and ", condition.Tests.Select(Of)) + (condition.InEpochs ? $" for {Numbers.Format(condition.For)} epochs" : condition.For > 1 ? $" for {Numbers.Format(condition.For)} evals" : "");
}
