using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Conditions as expressions that make the runtime's records.</summary>
internal static class ConditionEmitter
{
    /// <summary>new Condition(...).</summary>
    public static string Emit(Condition condition)
    {
        string tests = string.Join(", ", condition.Tests.Select(Emit));
        string duration = condition.InEpochs ? $", For: {Numbers.Format(condition.For)}, ConditionUnit.Epochs" : condition.For > 1 ? $", For: {Numbers.Format(condition.For)}" : "";
        return $"new Condition(new MetricTest[] {{ {tests} }}{duration})";
    }

    /// <summary>A metric of the model or of one VAE.</summary>
    public static string Metric(MetricKind metric) => metric.IsOwn
        ? $"new OwnMetric({Numbers.Format(metric.OwnIndex)}, {Names.Quote(metric.Name)}, HigherIsBetter: {(metric.IsBetterHigher ? "true" : "false")})"
        : metric.Of == VaeChoice.Both
        ? $"Metric.{metric.RuntimeName}"
        : $"new MetricSelector(Metric.{metric.RuntimeName}, VaeSide.{metric.Of})";

    /// <summary>new ComparisonTest(...) and the like.</summary>
    public static string Emit(MetricTest test) => test switch
    {
        ComparisonTest { RelativeToBest: true } c => $"new BestTest({Metric(c.Metric)}, {Comparison(c.Comparison)}, Factor: {Numbers.Literal(c.Threshold)})",
        ComparisonTest c => $"new ComparisonTest({Metric(c.Metric)}, {Comparison(c.Comparison)}, {Numbers.Literal(c.Threshold)})",
        StallTest s => $"new StallTest({Metric(s.Metric)}, Within: {Numbers.Literal(s.Within)})",
        ChangeTest c => $"new ChangeTest({Metric(c.Metric)}, Rises: {(c.Rises ? "true" : "false")}, By: {Numbers.Literal(c.By)})",
        _ => throw new InvalidOperationException(),
    };

    private static string Comparison(string sign) => "Comparison." + sign switch { "<" => "Below", "<=" => "AtMost", ">" => "Above", _ => "AtLeast" };
}
