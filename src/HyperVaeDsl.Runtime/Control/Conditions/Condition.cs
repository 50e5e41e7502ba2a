using System.Globalization;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>
/// Tests that must hold together, for a while. It holds at an evaluation if all tests held at the last <paramref name="For"/>
/// evaluations, or at every evaluation of the last <paramref name="For"/> epochs; what lies before the condition is watched does
/// not count, so that much must have passed.
/// </summary>
/// <param name="Tests">The tests, at least one.</param>
/// <param name="For">For how long, at least 1.</param>
/// <param name="Unit">In what that is counted.</param>
public sealed record Condition(IReadOnlyList<MetricTest> Tests, int For = 1, ConditionUnit Unit = ConditionUnit.Evaluations)
{
    /// <summary>The condition in words, such as "kl &lt; 0.01 at every evaluation of the last 5 epochs".</summary>
    public string Text => string.Join(" and ", Tests.Select(test => test.Text)) + Duration;

    /// <summary>The values of its metrics, such as "coverage is 0.9923".</summary>
    public string ValuesIn(Evaluation evaluation) => string.Join(
        ", ",
        Tests.Select(test => test.Metric).Distinct().Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Name} is {evaluation[metric]:G6}")));

    private string Duration => (Unit, For) switch
    {
        (ConditionUnit.Epochs, _) => string.Create(CultureInfo.InvariantCulture, $" at every evaluation of the last {For} epochs"),
        (_, > 1) => string.Create(CultureInfo.InvariantCulture, $" at the last {For} evaluations"),
        _ => "",
    };
}
