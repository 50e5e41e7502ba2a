using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Conditions as expressions that make the runtime's records.</summary>
internal static class ConditionEmitter
{
    /// <summary>new Condition(...).</summary>
    public static string Emit(Condition condition, EmissionNames names)
    {
        string tests = string.Join(", ", condition.Tests.Select(test => Emit(test, names)));
        string duration = condition.InEpochs ? $", For: {names.Whole(condition.For)}, ConditionUnit.Epochs" : condition.For.IsAbove(1) ? $", For: {names.Whole(condition.For)}" : "";
        return $"new Condition(new MetricTest[] {{ {tests} }}{duration})";
    }

    /// <summary>A metric of the model or of one VAE.</summary>
    public static string Metric(MetricKind metric) => metric.IsOwn
        ? $"new OwnMetric({Numbers.Format(metric.OwnIndex)}, {Names.Quote(metric.Name)}, HigherIsBetter: {(metric.IsBetterHigher ? "true" : "false")}){(metric.MayBeUndefined ? " { MayBeUndefined = true }" : "")}"
        : metric.Of == VaeChoice.Both
        ? $"Metric.{metric.RuntimeName}"
        : $"new MetricSelector(Metric.{metric.RuntimeName}, VaeSide.{metric.Of})";

    /// <summary>new ComparisonTest(...) and the like.</summary>
    public static string Emit(MetricTest test, EmissionNames names) => test switch
    {
        ComparisonTest { RelativeToBest: true } c => $"new BestTest({Metric(c.Metric)}, {Comparison(c.Comparison)}, Factor: {names.Number(c.Threshold)})",
        ComparisonTest c => $"new ComparisonTest({Metric(c.Metric)}, {Comparison(c.Comparison)}, {names.Number(c.Threshold)})",
        StallTest s => $"new StallTest({Metric(s.Metric)}, Within: {names.Number(s.Within)})",
        ChangeTest c => $"new ChangeTest({Metric(c.Metric)}, Rises: {(c.Rises ? "true" : "false")}, By: {names.Number(c.By)})",
        _ => throw new InvalidOperationException(),
    };

    private static string Comparison(string sign) => "Comparison." + sign switch { "<" => "Below", "<=" => "AtMost", ">" => "Above", _ => "AtLeast" };
}
