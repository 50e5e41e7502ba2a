namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>best NAME when METRIC rises|falls [by NUMBER] [while CONDITION], in checkpoint.</summary>
public sealed class BestSyntax(Token keyword, WordSyntax name, WordSyntax metric, WordSyntax direction, NumberSyntax? margin, ConditionSyntax? condition) : StatementSyntax(keyword)
{
    /// <summary>Name of the slot.</summary>
    public WordSyntax Name => name;

    /// <summary>The metric that must improve.</summary>
    public WordSyntax Metric => metric;

    /// <summary>rises or falls.</summary>
    public WordSyntax Direction => direction;

    /// <summary>The improvement that does not count; null stands for 0.</summary>
    public NumberSyntax? Margin => margin;

    /// <summary>A condition, or null.</summary>
    public ConditionSyntax? Condition => condition;

    /// <inheritdoc />
    public override string Label => "Best";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, metric, direction, margin, condition }.OfType<SyntaxNode>();
}

/// <summary>guard NAME when CONDITION [after DURATION] (stop | warn | rollback to SLOT [at most N times]).</summary>
public sealed class GuardSyntax(Token keyword, WordSyntax name, ConditionSyntax condition, NumberSyntax? after, WordSyntax action, WordSyntax? slot, NumberSyntax? times) : StatementSyntax(keyword)
{
    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>What it waits for.</summary>
    public ConditionSyntax Condition => condition;

    /// <summary>When it begins to watch; null stands for the start of the run.</summary>
    public NumberSyntax? After => after;

    /// <summary>stop, warn or rollback.</summary>
    public WordSyntax Action => action;

    /// <summary>For rollback: the best slot to go back to.</summary>
    public WordSyntax? Slot => slot;

    /// <summary>For rollback: how often at most; null sets no limit.</summary>
    public NumberSyntax? Times => times;

    /// <inheritdoc />
    public override string Label => "Guard";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, condition, after, action, slot, times }.OfType<SyntaxNode>();
}
