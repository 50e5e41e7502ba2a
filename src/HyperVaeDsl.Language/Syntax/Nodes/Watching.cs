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

/// <summary>activate GROUP [after DURATION], or activate GROUP when CONDITION, in a phase.</summary>
public sealed class ActivateSyntax(Token keyword, WordSyntax group, NumberSyntax? after, ConditionSyntax? condition) : StatementSyntax(keyword)
{
    /// <summary>The group.</summary>
    public WordSyntax Group => group;

    /// <summary>How long after the start of the phase; null for its start.</summary>
    public NumberSyntax? After => after;

    /// <summary>The condition of its gate; null for no gate.</summary>
    public ConditionSyntax? Condition => condition;

    /// <inheritdoc />
    public override string Label => "Activate";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { group, after, condition }.OfType<SyntaxNode>();
}

/// <summary>milestone NAME at DURATION, in checkpoint.</summary>
public sealed class MilestoneSyntax(Token keyword, WordSyntax name, NumberSyntax time) : StatementSyntax(keyword)
{
    /// <summary>Its name.</summary>
    public WordSyntax Name => name;

    /// <summary>When.</summary>
    public NumberSyntax Time => time;

    /// <inheritdoc />
    public override string Label => "Milestone";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [name, time];
}

/// <summary>target METRIC comparison NUMBER.</summary>
public sealed class TargetSyntax(Token keyword, ComparisonTestSyntax test) : StatementSyntax(keyword)
{
    /// <summary>What is to be reached.</summary>
    public ComparisonTestSyntax Test => test;

    /// <inheritdoc />
    public override string Label => "Target";

    /// <summary>Targets are told apart by their metrics.</summary>
    public override string? MergeName => test.Metric.Text;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [test];
}

/// <summary>measure METRIC [samples N].</summary>
public sealed class MeasureSyntax(Token keyword, WordSyntax metric, NumberSyntax? samples) : StatementSyntax(keyword)
{
    /// <summary>The metric.</summary>
    public WordSyntax Metric => metric;

    /// <summary>Its number of samples; null where none is written.</summary>
    public NumberSyntax? Samples => samples;

    /// <inheritdoc />
    public override string Label => "Measure";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { metric, samples }.OfType<SyntaxNode>();
}
