using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Numbers in the unit of a metric.</summary>
internal static class MetricAmounts
{
    /// <summary>The number in the metric's unit; null after reporting a percentage of what is not a fraction.</summary>
    public static double? ValueOf(BindingContext context, MetricKind metric, NumberSyntax number)
    {
        if (number.Unit != "%")
            return number.Value;
        if (metric.Unit == MetricUnit.Fraction)
            return number.Value / 100.0;
        context.Report(Rules.MissingUnit, number.Span, $"The metric {metric.Name} is not a fraction, so {Numbers.Format(number.Value)}% says nothing of it. Write the number in its own unit.");
        return null;
    }
}
