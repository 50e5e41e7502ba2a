using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Merging;

/// <summary>By what a statement is the same in two texts.</summary>
/// <param name="Keyword">Its first word.</param>
/// <param name="Name">Its name; "" when all statements of the keyword in a block are one thing.</param>
/// <param name="IsRepeatable">Whether a block may have several of the keyword without a name, which their words tell apart.</param>
internal sealed record MergeKey(string Keyword, string Name, bool IsRepeatable)
{
    // Names that the author chose, so that another name may be the same thing. The name of a loss or a metric says what it is.
    private static readonly HashSet<string> Renamable = new(StringComparer.Ordinal) { "methodology", "phase", "signal", "controller", "group", "param", "preset", "guard", "best", "milestone", "ensure" };

    /// <summary>Whether the name may change while the thing stays.</summary>
    public bool CanBeRenamed => Name.Length > 0 && Renamable.Contains(Keyword);

    /// <summary>Whether it matters in which order several of the keyword stand: the rules of a controller act one after the other.</summary>
    public bool IsOrdered => Keyword == "when";

    /// <summary>How a message calls it.</summary>
    public override string ToString() => Name.Length == 0 ? Keyword : $"{Keyword} {Name}";
}

/// <summary>Reads keys from the tree; they are those by which an heir finds what it overrides, and finer where an heir need not tell apart.</summary>
internal sealed class KeyReader
{
    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal) { "override", "off", "abstract" };

    private readonly Dictionary<int, StatementSyntax> statements = [];

    public KeyReader(SyntaxTree tree) => Add(tree.Root.Statements);

    /// <summary>Whether a word stands before a keyword.</summary>
    public static bool IsModifier(Token token) => Modifiers.Contains(token.Text);

    /// <summary>The key of a line that is not a closing brace.</summary>
    public MergeKey Of(LayoutLine line)
    {
        foreach (SourcePiece piece in line.Pieces)
        {
            if (statements.TryGetValue(piece.Token.Span.Start, out StatementSyntax? statement))
                return Of(statement);
        }
        return new MergeKey(line.First.Text, string.Join(" ", line.Pieces.Skip(1).Select(piece => piece.Written)), false);
    }

    private static MergeKey Of(StatementSyntax statement)
    {
        StatementKey key = StatementKey.Of(statement);
        return statement switch
        {
            ImportSyntax => new MergeKey(key.Keyword, string.Join(" ", statement.Tokens.Skip(1).Select(token => token.Text)), false),
            WithoutSyntax without => new MergeKey(key.Keyword, $"{without.Kind.Text} {without.Name?.Text}".TrimEnd(), false),
            EnsureSyntax { Name: null } => new MergeKey(key.Keyword, "", true),
            WhenSyntax => new MergeKey(key.Keyword, "", true),
            _ => new MergeKey(key.Keyword, key.Name ?? "", false),
        };
    }

    private void Add(IEnumerable<StatementSyntax> list)
    {
        foreach (StatementSyntax statement in list)
        {
            statements[statement.Keyword.Span.Start] = statement;
            if (statement is IBlockSyntax block)
                Add(block.Statements);
        }
    }
}
