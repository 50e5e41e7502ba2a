using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;
using Conditions = HyperVaeDsl.Runtime.Control.Conditions;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>The runtime's objects for conditions and metrics of a methodology, made without generated code.</summary>
internal static class RuntimeConditions
{
    public static Conditions.Condition Of(Condition condition) =>
        new([.. condition.Tests.Select(Test)], (int)condition.For, condition.InEpochs ? Conditions.ConditionUnit.Epochs : Conditions.ConditionUnit.Evaluations);

    public static MetricSelector Of(MetricKind kind) =>
        new(Enum.Parse<Metric>(kind.RuntimeName), kind.Of switch { VaeChoice.A => VaeSide.A, VaeChoice.B => VaeSide.B, _ => VaeSide.Both });

    private static Conditions.MetricTest Test(MetricTest test) => test switch
    {
        StallTest stall => new Conditions.StallTest(Of(test.Metric), stall.Within),
        ChangeTest change => new Conditions.ChangeTest(Of(test.Metric), change.Rises, change.By),
        ComparisonTest { RelativeToBest: true } best => new Conditions.BestTest(Of(test.Metric), Compares(best.Comparison), best.Threshold),
        ComparisonTest plain => new Conditions.ComparisonTest(Of(test.Metric), Compares(plain.Comparison), plain.Threshold),
        _ => throw new InvalidOperationException(),
    };

    private static Comparison Compares(string comparison) => comparison switch
    {
        "<" => Comparison.Below,
        "<=" => Comparison.AtMost,
        ">" => Comparison.Above,
        _ => Comparison.AtLeast,
    };
}
