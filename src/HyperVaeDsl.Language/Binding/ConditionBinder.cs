using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds conditions on the metrics of evaluations.</summary>
internal sealed class ConditionBinder(BindingContext context)
{
    /// <summary>A condition; null after reporting a mistake.</summary>
    public Condition? Bind(ConditionSyntax syntax)
    {
        MetricTest?[] tests = [.. syntax.Tests.Select(Test)];
        bool inEpochs = syntax.Duration != null && syntax.Duration.Unit != "evals";
        Quantity? duration = syntax.Duration == null ? 1 : inEpochs ? context.WholeEpochsToWait(syntax.Duration) : Evaluations(syntax.Duration);
        return duration == null || tests.Any(test => test == null) ? null : new Condition([.. tests.Select(test => test!)], duration.Value, inEpochs, syntax.Span);
    }

    /// <summary>The metric of a name; null after reporting that there is none.</summary>
    public MetricKind? Metric(WordSyntax word)
    {
        MetricKind? metric = context.Metrics.FirstOrDefault(kind => kind.Name == word.Text);
        if (metric == null && context is { External: not null, Metrics.Count: 0 } && !context.IsBroken(word.Text))
            context.Report(Rules.UnknownName, word.Span, $"There is no metric '{word.Text}'. Declare it first, for example 'metric {word.Text} in 0..1 rises'.");
        else if (metric == null)
            context.ReportUnknown(word, "metric", context.Metrics.Select(kind => kind.Name));
        return metric;
    }

    /// <summary>A comparison with a number; null after reporting a mistake.</summary>
    public ComparisonTest? Comparison(ComparisonTestSyntax syntax) => Metric(syntax.Metric) is { } metric ? Comparison(metric, syntax) : null;

    /// <summary>A difference that does not count, 0 where none is written; null after reporting a mistake.</summary>
    public Quantity? Margin(MetricKind metric, NumberSyntax? number)
    {
        Quantity? margin = number == null ? 0 : context.InUnitOf(metric, number);
        if (margin is { } written && !BindingContext.IsAtLeast(written, 0, Rules.BadValue, number?.Span ?? default))
        {
            context.Report(Rules.BadValue, number!.Span, "A margin is not negative. Write 0 or more, or leave it out.");
            return null;
        }
        if (margin is { } value && number != null)
            context.CheckMargin(metric, value, number.Span);
        return margin;
    }

    /// <summary>A test; null after reporting a mistake.</summary>
    public MetricTest? Test(TestSyntax syntax)
    {
        MetricKind? metric = Metric(syntax.Metric);
        if (metric == null)
            return null;
        if (syntax is ComparisonTestSyntax comparison)
            return Comparison(metric, comparison);
        TrendTestSyntax trend = (TrendTestSyntax)syntax;
        if (Margin(metric, trend.Margin) is not { } margin)
            return null;
        if (trend.Verb != "stalls")
            return new ChangeTest(metric, trend.Verb == "rises", margin, trend.Span);
        if (metric.Better != MetricDirection.Neither)
            return new StallTest(metric, margin, trend.Span);
        context.Report(Rules.NoDirection, trend.Span, $"'{metric.Name}' cannot stall: neither a higher nor a lower value is better. Write what is waited for, for example '{metric.Name} rises' or '{metric.Name} < 0.5'.");
        return null;
    }

    private ComparisonTest? Comparison(MetricKind metric, ComparisonTestSyntax syntax)
    {
        if (syntax.BestOf != null && syntax.BestOf.Text != metric.Name)
        {
            context.Report(Rules.BadValue, syntax.BestOf.Span, $"'{metric.Name}' is compared with its own best value: write 'best {metric.Name}'.", new DiagnosticDetails { Fixes = [new Fix($"Write 'best {metric.Name}'", syntax.BestOf.Span, metric.Name) { Applicability = Applicability.Choice }] });
            return null;
        }
        Quantity? threshold = syntax.BestOf == null ? context.InUnitOf(metric, syntax.Threshold) : Plain(syntax.Threshold);
        return threshold == null ? null : new ComparisonTest(metric, syntax.Comparison, threshold.Value, syntax.BestOf != null, syntax.Span);
    }

    private static Quantity? Plain(NumberSyntax number) => number.Unit == "%" ? number.Quantity / 100.0 : number.Quantity;

    /// <summary>A number of evaluations, at least 1; null after reporting a mistake.</summary>
    public Quantity? Evaluations(NumberSyntax number)
    {
        if (BindingContext.Counted(number, 1_000_000) is { } counted)
            return counted;
        if (number.Value >= 1 && number.Value <= 1_000_000 && Math.Floor(number.Value).Equals(number.Value))
            return number.Value;
        if (!double.IsNaN(number.Value))
            context.Report(Rules.BadDuration, number.Span, $"Evaluations are counted in whole numbers from 1 on, not {Text.Numbers.Format(number.Value)}. Write for example '3 evals'.", new DiagnosticDetails { Notes = ["The unit 'epochs' counts time instead; metrics are taken at evaluations only, so a condition is looked at then."] });
        return null;
    }
}
