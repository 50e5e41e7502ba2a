using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>controller NAME every STEP|eval { ... }.</summary>
public sealed class ControllerSyntax(Token keyword, WordSyntax? name, NumberSyntax? period, bool actsOnEvaluations, IReadOnlyList<StatementSyntax> statements, bool isHeaderGiven = true)
    : StatementSyntax(keyword), IBlockSyntax
{
    /// <summary>Its name; null when the header is broken.</summary>
    public WordSyntax? Name => name;

    /// <summary>How often it acts; null stands for every step.</summary>
    public NumberSyntax? Period => period;

    /// <summary>Whether it acts at evaluations instead of after steps.</summary>
    public bool ActsOnEvaluations => actsOnEvaluations;

    /// <summary>Observations, rules, laws and bounds.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override string Label => actsOnEvaluations ? "Controller every eval" : "Controller";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, period }.Concat(statements).OfType<SyntaxNode>();

    /// <inheritdoc />
    StatementSyntax IBlockSyntax.With(IReadOnlyList<StatementSyntax> body) =>
        new ControllerSyntax(Keyword, name, period, actsOnEvaluations, body, isHeaderGiven) { Tokens = Tokens, IsBroken = IsBroken, Modifier = Modifier };

    /// <summary>A header without a period keeps the inherited one.</summary>
    StatementSyntax IBlockSyntax.Over(StatementSyntax inherited, IReadOnlyList<StatementSyntax> merged)
    {
        ControllerSyntax old = (ControllerSyntax)inherited;
        ControllerSyntax head = isHeaderGiven ? this : old;
        Token word = head.Keyword with { Documentation = Keyword.Documentation.Length > 0 ? Keyword.Documentation : old.Keyword.Documentation };
        return new ControllerSyntax(word, head.Name, head.Period, head.ActsOnEvaluations, merged) { Tokens = [word, .. head.Tokens.Skip(1)] };
    }
}

/// <summary>observe METRIC ema WEIGHT, in a controller.</summary>
public sealed class ObserveSyntax(Token keyword, WordSyntax metric, NumberSyntax ema) : StatementSyntax(keyword)
{
    /// <summary>The metric.</summary>
    public WordSyntax Metric => metric;

    /// <summary>Weight of the past in its moving average.</summary>
    public NumberSyntax Ema => ema;

    /// <inheritdoc />
    public override string Label => "Observe";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [metric, ema];
}

/// <summary>when TEST scale|shift SIGNAL by AMOUNT, in a controller.</summary>
public sealed class WhenSyntax(Token keyword, TestSyntax test, Token action, WordSyntax signal, NumberSyntax amount) : StatementSyntax(keyword)
{
    /// <summary>When it acts.</summary>
    public TestSyntax Test => test;

    /// <summary>Whether it shifts the signal; else it scales it.</summary>
    public bool Shifts => action.Text == "shift";

    /// <summary>What it acts on.</summary>
    public WordSyntax Signal => signal;

    /// <summary>By how much.</summary>
    public NumberSyntax Amount => amount;

    /// <inheritdoc />
    public override string Label => Shifts ? "When shift" : "When";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [test, signal, amount];
}

/// <summary>keep SIGNAL in a..b, in a controller.</summary>
public sealed class KeepSyntax(Token keyword, WordSyntax signal, RangeSyntax range) : StatementSyntax(keyword)
{
    /// <summary>The signal.</summary>
    public WordSyntax Signal => signal;

    /// <summary>Its bounds.</summary>
    public RangeSyntax Range => range;

    /// <inheritdoc />
    public override string Label => "Keep";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [signal, range];
}

/// <summary>plant METRIC rises|falls as SIGNAL rises, in a controller.</summary>
public sealed class PlantSyntax(Token keyword, WordSyntax metric, Token direction, WordSyntax signal, Token end) : StatementSyntax(keyword)
{
    /// <inheritdoc />
    public override TextSpan Span => Merged ?? Keyword.Span.To(end.Span);

    /// <summary>What answers.</summary>
    public WordSyntax Metric => metric;

    /// <summary>Whether it rises while the signal does; else it falls.</summary>
    public bool Rises => direction.Text == "rises";

    /// <summary>What it answers to.</summary>
    public WordSyntax Signal => signal;

    /// <inheritdoc />
    public override string Label => Rises ? "Plant rises" : "Plant falls";

    /// <summary>What a loop knows of its plant is one thing, like its rules.</summary>
    public override string? MergeName => null;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [metric, signal];
}

/// <summary>balance gradients of A, B ema W clamp a..b.</summary>
public sealed class BalanceSyntax(Token keyword, WordSyntax first, WordSyntax second, NumberSyntax ema, RangeSyntax clamp) : StatementSyntax(keyword)
{
    /// <summary>A component.</summary>
    public WordSyntax First => first;

    /// <summary>The other component.</summary>
    public WordSyntax Second => second;

    /// <summary>Weight of the past in the moving average of the norms.</summary>
    public NumberSyntax Ema => ema;

    /// <summary>Bounds of the factors.</summary>
    public RangeSyntax Clamp => clamp;

    /// <inheritdoc />
    public override string Label => "Balance";

    /// <inheritdoc />
    public override string? MergeName => null;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [first, second, ema, clamp];
}

/// <summary>every D [keep N], in checkpoint.</summary>
public sealed class EverySyntax(Token keyword, NumberSyntax period, NumberSyntax keep) : StatementSyntax(keyword)
{
    /// <summary>How often.</summary>
    public NumberSyntax Period => period;

    /// <summary>How many are kept.</summary>
    public NumberSyntax Keep => keep;

    /// <inheritdoc />
    public override string Label => "Every";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [period, keep];
}

/// <summary>allow CODE because "...".</summary>
public sealed class AllowSyntax(Token keyword, WordSyntax code, Token reason) : StatementSyntax(keyword)
{
    /// <summary>The code of the advice that is not followed.</summary>
    public WordSyntax Code => code;

    /// <summary>Why.</summary>
    public string Reason => reason.Text;

    /// <inheritdoc />
    public override string Label => $"Allow \"{reason.Text}\"";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [code];
}
