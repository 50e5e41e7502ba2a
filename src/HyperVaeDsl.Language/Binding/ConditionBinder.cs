using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds conditions on the metrics of evaluations.</summary>
internal sealed class ConditionBinder(BindingContext context)
{
    private static readonly IEnumerable<string> MetricNames = MetricKind.All.Select(kind => kind.Name);

    /// <summary>A condition; null after reporting a mistake.</summary>
    public Condition? Bind(ConditionSyntax syntax)
    {
        MetricTest?[] tests = [.. syntax.Tests.Select(Test)];
        bool inEpochs = syntax.Duration != null && syntax.Duration.Unit != "evals";
        int? duration = syntax.Duration == null ? 1 : inEpochs ? context.WholeEpochs(syntax.Duration) : Evaluations(syntax.Duration);
        return duration == null || tests.Any(test => test == null) ? null : new Condition([.. tests.Select(test => test!)], duration.Value, inEpochs, syntax.Span);
    }

    /// <summary>The metric of a name; null after reporting that there is none.</summary>
    public MetricKind? Metric(WordSyntax word)
    {
        MetricKind? metric = MetricKind.Find(word.Text);
        if (metric == null)
            context.ReportUnknown(word, "metric", MetricNames);
        return metric;
    }

    private MetricTest? Test(TestSyntax syntax)
    {
        MetricKind? metric = Metric(syntax.Metric);
        if (metric == null)
            return null;
        if (syntax is ComparisonTestSyntax comparison)
            return Comparison(metric, comparison);
        TrendTestSyntax trend = (TrendTestSyntax)syntax;
        double margin = trend.Margin == null ? 0 : ControlBinder.Threshold(trend.Margin);
        if (margin < 0)
        {
            context.Report(Rules.BadValue, trend.Margin!.Span, "A margin is not negative. Write 0 or more, or leave it out.");
            return null;
        }
        return trend.Verb == "stalls" ? new StallTest(metric, margin, trend.Span) : new ChangeTest(metric, trend.Verb == "rises", margin, trend.Span);
    }

    private ComparisonTest? Comparison(MetricKind metric, ComparisonTestSyntax syntax)
    {
        if (syntax.BestOf != null && syntax.BestOf.Text != metric.Name)
        {
            context.Report(Rules.BadValue, syntax.BestOf.Span, $"'{metric.Name}' is compared with its own best value: write 'best {metric.Name}'.");
            return null;
        }
        return new ComparisonTest(metric, syntax.Comparison, ControlBinder.Threshold(syntax.Threshold), syntax.BestOf != null, syntax.Span);
    }

    private int? Evaluations(NumberSyntax number)
    {
        if (number.Value >= 1 && number.Value <= 1_000_000 && Math.Floor(number.Value).Equals(number.Value))
            return (int)number.Value;
        if (!double.IsNaN(number.Value))
            context.Report(Rules.BadDuration, number.Span, $"Evaluations are counted in whole numbers from 1 on, not {Text.Numbers.Format(number.Value)}. Write for example '3 evals'.");
        return null;
    }
}
