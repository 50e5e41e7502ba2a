using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Nodes;

/// <summary>A file: its methodologies.</summary>
public sealed class FileSyntax(IReadOnlyList<StatementSyntax> statements, TextSpan span) : SyntaxNode
{
    /// <summary>The top-level statements.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override TextSpan Span => span;

    /// <inheritdoc />
    public override string Label => "File";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => statements;
}

/// <summary>A keyword, perhaps a name, and statements in braces: methodology, data, model, optimizer, phase-less groups, checkpoint.</summary>
public class BlockSyntax(Token keyword, WordSyntax? name, IReadOnlyList<StatementSyntax> statements) : StatementSyntax(keyword), IBlockSyntax
{
    /// <summary>The name after the keyword; null where the block has none or it is missing.</summary>
    public WordSyntax? Name => name;

    /// <summary>What stands in the braces.</summary>
    public IReadOnlyList<StatementSyntax> Statements => statements;

    /// <inheritdoc />
    public override string Label => $"Block {Keyword.Text}";

    /// <summary>There is one data set, one model and one optimizer, whatever they are called.</summary>
    public override string? MergeName => Keyword.Text is "data" or "model" or "optimizer" ? null : name?.Text;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name }.Concat(statements).OfType<SyntaxNode>();

    /// <inheritdoc />
    StatementSyntax IBlockSyntax.With(IReadOnlyList<StatementSyntax> body)
    {
        BlockSyntax changed = With(Keyword, name, body).WithTokens(Tokens);
        changed.IsBroken = IsBroken;
        changed.Modifier = Modifier;
        return changed;
    }

    /// <inheritdoc />
    StatementSyntax IBlockSyntax.Over(StatementSyntax inherited, IReadOnlyList<StatementSyntax> merged)
    {
        BlockSyntax old = (BlockSyntax)inherited;
        // An override that does not repeat the name keeps the header it found.
        return name == null || old.Name == null
            ? old.With(old.Keyword, old.Name, merged).WithTokens(old.Tokens)
            : With(Keyword, name, merged).WithTokens(Tokens);
    }

    /// <summary>The same block with other contents.</summary>
    internal virtual BlockSyntax With(Token head, WordSyntax? called, IReadOnlyList<StatementSyntax> body) => new(head, called, body);

    private BlockSyntax WithTokens(IReadOnlyList<Token> tokens)
    {
        Tokens = tokens;
        return this;
    }
}

/// <summary>A keyword and values, such as "batch 512", "encoder 256 128 64" or "evaluate every 5 epochs".</summary>
public sealed class FactSyntax(Token keyword, IReadOnlyList<SyntaxNode> values) : StatementSyntax(keyword)
{
    /// <summary>Words, numbers and ranges after the keyword.</summary>
    public IReadOnlyList<SyntaxNode> Values => values;

    /// <inheritdoc />
    public override string Label => $"Fact {Keyword.Text}";

    /// <summary>Whether a block may say the fact several times, each time of another thing.</summary>
    public bool IsRepeatable => Keyword.Text is "scale" or "activate" or "deactivate";

    /// <inheritdoc />
    public override string? MergeName => IsRepeatable ? base.MergeName : null;

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => values;
}

/// <summary>signal NAME {, NAME} in a..b [per epoch] [= schedule].</summary>
public sealed class SignalSyntax(Token keyword, IReadOnlyList<WordSyntax> names, RangeSyntax? range, WordSyntax? perEpoch, ScheduleSyntax? schedule) : StatementSyntax(keyword)
{
    /// <summary>Its name, the first one where several signals are declared alike.</summary>
    public WordSyntax Name => names[0];

    /// <summary>All names that it declares, one at least.</summary>
    public IReadOnlyList<WordSyntax> Names => names;

    /// <summary>Its declared range. Only an override may leave it out, and gets the inherited one before anything is bound.</summary>
    public RangeSyntax Range => range!;

    /// <summary>Whether the range is written.</summary>
    internal bool HasRange => range != null;

    /// <summary>Whether it is evaluated at whole epochs only.</summary>
    public bool IsPerEpoch => perEpoch != null;

    /// <summary>A schedule over the whole run; null when phases assign it.</summary>
    public ScheduleSyntax? Schedule => schedule;

    /// <inheritdoc />
    public override string Label => $"Signal{(IsPerEpoch ? " per epoch" : "")}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => names.Concat(new SyntaxNode?[] { range, schedule }).OfType<SyntaxNode>();

    /// <summary>What is not said stays: the range, per epoch, the schedule.</summary>
    internal override StatementSyntax Over(StatementSyntax inherited)
    {
        SignalSyntax old = (SignalSyntax)inherited;
        return new SignalSyntax(Documented(Keyword, old), names, range ?? old.Range, perEpoch ?? old.PerEpoch, schedule ?? old.Schedule)
        {
            IsBroken = IsBroken || old.IsBroken,
            Merged = Span,
            Tokens =
            [
                Documented(Tokens[0], old), .. TokensOf(Name), new Token(TokenKind.Word, "in", Name.Span, 0, "", false), .. range == null ? old.TokensOf(old.Range) : TokensOf(range),
                .. (perEpoch ?? old.PerEpoch) is null ? [] : (Token[])[new(TokenKind.Word, "per", Name.Span, 0, "", false), new(TokenKind.Word, "epoch", Name.Span, 0, "", false)],
                .. (schedule ?? old.Schedule) is null ? [] : (Token[])[new(TokenKind.Equals, "=", Name.Span, 0, "", false)],
                .. schedule == null ? old.TokensOf(old.Schedule) : TokensOf(schedule),
            ],
        };
    }

    /// <summary>A declaration for each name.</summary>
    internal override IEnumerable<StatementSyntax> Each() => names.Count == 1 ? [this] : names.Select(name => new SignalSyntax(Keyword, [name], range, perEpoch, schedule)
    {
        IsBroken = IsBroken,
        Modifier = Modifier,
        Allows = Allows,
        Tokens = [Tokens[0], .. TokensOf(name), .. Tokens.SkipWhile(token => token.Span.Start <= names[names.Count - 1].Span.Start)],
    });

    private WordSyntax? PerEpoch => perEpoch;

    private static Token Documented(Token own, SignalSyntax old) => own.Documentation.Length > 0 ? own : own with { Documentation = old.Keyword.Documentation };
}

/// <summary>phase NAME UNIT a..b { ... }, or phase NAME UNIT a..(b..c) until CONDITION { ... }.</summary>
public sealed class PhaseSyntax(Token keyword, WordSyntax? name, WordSyntax? unit, RangeSyntax? range, IReadOnlyList<StatementSyntax> statements) : StatementSyntax(keyword), IBlockSyntax
{
    /// <summary>Its earliest end; null where it ends as planned.</summary>
    public NumberSyntax? Earliest { get; init; }

    /// <summary>What ends it early; null where it ends as planned.</summary>
    public ConditionSyntax? Until { get; init; }

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
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode?[] { name, unit, range, Earliest, Until }.Concat(statements).OfType<SyntaxNode>();

    /// <inheritdoc />
    StatementSyntax IBlockSyntax.With(IReadOnlyList<StatementSyntax> body) =>
        new PhaseSyntax(Keyword, name, unit, range, body) { Earliest = Earliest, Until = Until, Tokens = Tokens, IsBroken = IsBroken, Modifier = Modifier };

    /// <summary>A header without times keeps the inherited one.</summary>
    StatementSyntax IBlockSyntax.Over(StatementSyntax inherited, IReadOnlyList<StatementSyntax> merged)
    {
        PhaseSyntax old = (PhaseSyntax)inherited;
        PhaseSyntax head = range == null ? old : this;
        Token word = Keyword.Documentation.Length > 0 ? head.Keyword with { Documentation = Keyword.Documentation } : head.Keyword with { Documentation = old.Keyword.Documentation };
        return new PhaseSyntax(word, head.Name, head.Unit, head.Range, merged) { Earliest = head.Earliest, Until = head.Until, Tokens = [word, .. head.Tokens.Skip(1)] };
    }
}

/// <summary>SIGNAL {, SIGNAL} schedule, inside a phase.</summary>
public sealed class AssignmentSyntax(Token signal, IReadOnlyList<Token> others, ScheduleSyntax schedule) : StatementSyntax(signal)
{
    /// <summary>The signals that it assigns, one at least.</summary>
    public IEnumerable<Token> Signals => Enumerable.Range(0, Count).Select(SignalAt);

    /// <summary>How many signals it assigns.</summary>
    public int Count => 1 + others.Count;

    /// <summary>One of the signals that it assigns.</summary>
    public Token SignalAt(int index) => index == 0 ? Keyword : others[index - 1];

    /// <summary>How the signals run in the phase.</summary>
    public ScheduleSyntax Schedule => schedule;

    /// <inheritdoc />
    public override string Label => $"Assignment {string.Join(", ", Signals.Select(name => name.Text))}";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => [schedule];

    /// <summary>An assignment for each signal.</summary>
    internal override IEnumerable<StatementSyntax> Each() => others.Count == 0 ? [this] : Signals.Select(name => new AssignmentSyntax(name, [], schedule)
    {
        IsBroken = IsBroken,
        Allows = Allows,
        Tokens = [name, .. Tokens.SkipWhile(token => token.Span.Start <= others[others.Count - 1].Span.Start)],
    });
}

/// <summary>loss NAME options.</summary>
public sealed class LossSyntax(Token keyword, WordSyntax name, IReadOnlyList<OptionSyntax> options) : StatementSyntax(keyword)
{
    /// <summary>Its name, one of the catalogue, or the one that is given to an external loss.</summary>
    public WordSyntax Name => name;

    /// <summary>Whether 'external' stands before the name.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Weight and parameters.</summary>
    public IReadOnlyList<OptionSyntax> Options => options;

    /// <inheritdoc />
    public override string Label => IsExternal ? "Loss external" : "Loss";

    /// <inheritdoc />
    public override IEnumerable<SyntaxNode> Children => new SyntaxNode[] { name }.Concat(options);

    /// <summary>Options that are not said stay.</summary>
    internal override StatementSyntax Over(StatementSyntax inherited)
    {
        LossSyntax old = (LossSyntax)inherited;
        List<(OptionSyntax Option, LossSyntax From)> all = [.. old.Options.Select(option => (option, old))];
        foreach (OptionSyntax option in options)
        {
            int index = all.FindIndex(item => item.From == old && item.Option.Name == option.Name);
            if (index >= 0)
                all[index] = (option, this);
            else
                all.Add((option, this));
        }
        return new LossSyntax(Keyword, name, [.. all.Select(item => item.Option)])
        {
            IsExternal = IsExternal,
            IsBroken = IsBroken || old.IsBroken,
            Merged = Span,
            Tokens = [Tokens[0], .. Tokens.Skip(1).Take(IsExternal ? 1 : 0), .. TokensOf(name), .. all.SelectMany(item => item.From.TokensOf(item.Option))],
        };
    }
}
