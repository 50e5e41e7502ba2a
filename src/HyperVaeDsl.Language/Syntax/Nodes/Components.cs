namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>starts frozen|trainable, in a component.</summary>
public sealed class StartsSyntax(Token keyword, WordSyntax state) : StatementSyntax(keyword)
{
    /// <summary>frozen or trainable.</summary>
    public WordSyntax State => state;

    /// <inheritdoc />
    public override string Label => "Starts";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [state];
}

/// <summary>freeze when CONDITION, or unfreeze when CONDITION, in a component.</summary>
public sealed class TransitionSyntax(Token keyword, ConditionSyntax condition) : StatementSyntax(keyword)
{
    /// <summary>When the state changes.</summary>
    public ConditionSyntax Condition => condition;

    /// <inheritdoc />
    public override string Label => $"Transition {Keyword.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [condition];
}

/// <summary>warmup D, or hysteresis D, in a component.</summary>
public sealed class RestSyntax(Token keyword, NumberSyntax duration) : StatementSyntax(keyword)
{
    /// <summary>For how long nothing changes.</summary>
    public NumberSyntax Duration => duration;

    /// <inheritdoc />
    public override string Label => $"Rest {Keyword.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [duration];
}

/// <summary>anneal freeze|patience by METRIC step S [tolerance T] floor A ceiling B [gap G], in a component.</summary>
public sealed class AnnealSyntax(Token keyword, WordSyntax what, WordSyntax metric, IReadOnlyList<OptionSyntax> arguments) : StatementSyntax(keyword)
{
    /// <summary>What moves: the threshold of freezing, or its patience.</summary>
    public WordSyntax What => what;

    /// <inheritdoc />
    public override string? MergeName => what.Text;

    /// <summary>By which metric cycles are judged.</summary>
    public WordSyntax Metric => metric;

    /// <summary>step, tolerance, floor, ceiling and gap.</summary>
    public IReadOnlyList<OptionSyntax> Arguments => arguments;

    /// <inheritdoc />
    public override string Label => $"Anneal {what.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { what, metric }.Concat(arguments);

    /// <summary>The number of an argument, or null when it is not written.</summary>
    public NumberSyntax? Find(string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value as NumberSyntax;
}
