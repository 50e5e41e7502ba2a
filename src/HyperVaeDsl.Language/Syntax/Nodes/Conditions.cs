using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>TEST and TEST ... [for DURATION].</summary>
public sealed class ConditionSyntax(IReadOnlyList<TestSyntax> tests, NumberSyntax? duration) : SyntaxNode
{
    /// <summary>The tests, at least one.</summary>
    public IReadOnlyList<TestSyntax> Tests => tests;

    /// <summary>For how long; null stands for one evaluation.</summary>
    public NumberSyntax? Duration => duration;

    /// <inheritdoc />
    public override TextSpan Span => tests[0].Span.To((duration ?? (SyntaxNode)tests[tests.Count - 1]).Span);

    /// <inheritdoc />
    public override string Label => "Condition";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => tests.Concat(new SyntaxNode?[] { duration }.OfType<SyntaxNode>());
}

/// <summary>A question about one metric.</summary>
public abstract class TestSyntax(WordSyntax metric, TextSpan end) : SyntaxNode
{
    /// <summary>The metric.</summary>
    public WordSyntax Metric => metric;

    /// <inheritdoc />
    public override TextSpan Span => metric.Span.To(end);
}

/// <summary>METRIC (comparison) threshold, or METRIC (comparison) factor * best METRIC.</summary>
public sealed class ComparisonTestSyntax(WordSyntax metric, Token comparison, NumberSyntax threshold, WordSyntax? bestOf)
    : TestSyntax(metric, (bestOf ?? (SyntaxNode)threshold).Span)
{
    /// <summary>One of &lt; &lt;= &gt; &gt;=.</summary>
    public string Comparison => comparison.Text;

    /// <summary>The threshold, or the factor of the best value.</summary>
    public NumberSyntax Threshold => threshold;

    /// <summary>For "0.99 * best coverage": coverage; null for a plain threshold.</summary>
    public WordSyntax? BestOf => bestOf;

    /// <inheritdoc />
    public override string Label => $"Test {comparison.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { Metric, threshold, bestOf }.OfType<SyntaxNode>();
}

/// <summary>METRIC stalls [within NUMBER], or METRIC rises|falls [by NUMBER].</summary>
public sealed class TrendTestSyntax(WordSyntax metric, Token verb, NumberSyntax? margin) : TestSyntax(metric, margin?.Span ?? verb.Span)
{
    /// <summary>stalls, rises or falls.</summary>
    public string Verb => verb.Text;

    /// <summary>What does not count as an improvement or a change; null stands for 0.</summary>
    public NumberSyntax? Margin => margin;

    /// <inheritdoc />
    public override string Label => $"Test {verb.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { Metric, margin }.OfType<SyntaxNode>();
}
