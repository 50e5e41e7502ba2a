using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A file: its methodologies.</summary>
public sealed class FileSyntax(IReadOnlyList<StatementSyntax> statements, int length) : SyntaxNode
{
    /// <summary>The top-level statements.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override TextSpan Span => new(0, length);

    /// <inheritdoc />
    public override string Label => "File";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => statements;
}

/// <summary>A keyword, perhaps a name, and statements in braces: methodology, data, model, optimizer, phase-less groups, checkpoint.</summary>
public sealed class BlockSyntax(Token keyword, WordSyntax? name, IReadOnlyList<StatementSyntax> statements) : StatementSyntax(keyword)
{
    /// <summary>The name after the keyword; null where the block has none or it is missing.</summary>
    public WordSyntax? Name => name;

    /// <summary>What stands in the braces.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override string Label => $"Block {Keyword.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name }.Concat(statements).OfType<SyntaxNode>();
}

/// <summary>A keyword and values, such as "batch 512", "encoder 256 128 64" or "evaluate every 5 epochs".</summary>
public sealed class FactSyntax(Token keyword, IReadOnlyList<SyntaxNode> values) : StatementSyntax(keyword)
{
    /// <summary>Words, numbers and ranges after the keyword.</summary>
    public IReadOnlyList<SyntaxNode> Values => values;

    /// <inheritdoc />
    public override string Label => $"Fact {Keyword.Text}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => values;
}

/// <summary>signal NAME {, NAME} in a..b [per epoch] [= schedule].</summary>
public sealed class SignalSyntax(Token keyword, IReadOnlyList<WordSyntax> names, RangeSyntax range, WordSyntax? perEpoch, ScheduleSyntax? schedule) : StatementSyntax(keyword)
{
    /// <summary>Its name, the first one where several signals are declared alike.</summary>
    public WordSyntax Name => names[0];

    /// <summary>All names that it declares, one at least.</summary>
    public IReadOnlyList<WordSyntax> Names => names;

    /// <summary>Its declared range.</summary>
    public RangeSyntax Range => range;

    /// <summary>Whether it is evaluated at whole epochs only.</summary>
    public bool IsPerEpoch => perEpoch != null;

    /// <summary>A schedule over the whole run; null when phases assign it.</summary>
    public ScheduleSyntax? Schedule => schedule;

    /// <inheritdoc />
    public override string Label => $"Signal{(IsPerEpoch ? " per epoch" : "")}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => names.Concat(new SyntaxNode?[] { range, schedule }).OfType<SyntaxNode>();
}

/// <summary>phase NAME UNIT a..b { ... }.</summary>
public sealed class PhaseSyntax(Token keyword, WordSyntax? name, WordSyntax? unit, RangeSyntax? range, IReadOnlyList<StatementSyntax> statements) : StatementSyntax(keyword)
{
    /// <summary>Its name; null when the header is broken.</summary>
    public WordSyntax? Name => name;

    /// <summary>Unit of the range; null when the header is broken.</summary>
    public WordSyntax? Unit => unit;

    /// <summary>When it runs; null when the header is broken.</summary>
    public RangeSyntax? Range => range;

    /// <summary>Assignments and activations.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override string Label => "Phase";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, unit, range }.Concat(statements).OfType<SyntaxNode>();
}

/// <summary>SIGNAL {, SIGNAL} schedule, inside a phase.</summary>
public sealed class AssignmentSyntax(Token signal, IReadOnlyList<Token> others, ScheduleSyntax schedule) : StatementSyntax(signal)
{
    /// <summary>The signals that it assigns, one at least.</summary>
    public IEnumerable<Token> Signals => [Keyword, .. others];

    /// <summary>How the signals run in the phase.</summary>
    public ScheduleSyntax Schedule => schedule;

    /// <inheritdoc />
    public override string Label => $"Assignment {string.Join(", ", Signals.Select(name => name.Text))}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [schedule];
}

/// <summary>loss NAME options.</summary>
public sealed class LossSyntax(Token keyword, WordSyntax name, IReadOnlyList<OptionSyntax> options) : StatementSyntax(keyword)
{
    /// <summary>Its name, one of the catalogue.</summary>
    public WordSyntax Name => name;

    /// <summary>Weight and parameters.</summary>
    public IReadOnlyList<OptionSyntax> Options => options;

    /// <inheritdoc />
    public override string Label => "Loss";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { name }.Concat(options);
}
