using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>The statements of a methodology with all that it inherits, by their place and by what they are known by.</summary>
internal sealed class StatementIndex
{
    private readonly SourceText text;
    private readonly Dictionary<string, Node> byPath = new(StringComparer.Ordinal);
    private readonly List<(TextSpan Span, Node Node)> tokens = [];

    public StatementIndex(ComparedSide side)
    {
        text = side.Text;
        Add(side.Compilation.Whole?.Statements ?? [], null);
        tokens.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
    }

    /// <summary>The statement that has a word at an offset; null where there is none.</summary>
    public Node? At(int offset)
    {
        int low = 0;
        int high = tokens.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Span.Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && tokens[low - 1].Span.End > offset ? tokens[low - 1].Node : null;
    }

    /// <summary>The statement that is known by the same words as one of the other side; null where there is none.</summary>
    public Node? Counterpart(Node other) => Find(other.Path);

    /// <summary>The statement that is known by some words, such as "/seed"; null where there is none.</summary>
    public Node? Find(string path) => byPath.TryGetValue(path, out Node? found) ? found : null;

    /// <summary>The words as they stand in the text; names of params are not replaced.</summary>
    public string Written(Node node)
    {
        List<string> words = [];
        TextSpan last = default;
        foreach (Token token in node.Statement.Tokens)
        {
            if (!token.Span.Equals(last))
                words.Add(Wording.OnOneLine(text.Slice(token.Span)));
            last = token.Span;
        }
        return string.Join(" ", words);
    }

    /// <summary>The names in a statement that stand for something else, in their order.</summary>
    /// <param name="node">The statement.</param>
    /// <param name="within">Only those that lie here; all if null.</param>
    /// <param name="behind">Only those right behind one of these words; all if null.</param>
    public IEnumerable<string> Replaced(Node node, TextSpan? within = null, string[]? behind = null)
    {
        IReadOnlyList<Token> tokens = node.Statement.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            string written = text.Slice(tokens[i].Span);
            bool isOutside = within is { } span && (tokens[i].Span.Start < span.Start || tokens[i].Span.End > span.End);
            if (written != tokens[i].Text && !isOutside && (behind == null || (i > 0 && behind.Contains(tokens[i - 1].Text))))
                yield return written;
        }
    }

    /// <summary>The statements that stand in no block.</summary>
    public IEnumerable<Node> Top => byPath.Values.Where(node => node.Parent == null);

    /// <summary>All phases.</summary>
    public IEnumerable<Node> Phases => byPath.Values.Where(node => node.Statement is PhaseSyntax);

    private void Add(IReadOnlyList<StatementSyntax> statements, Node? parent)
    {
        foreach (StatementSyntax statement in statements)
        {
            string path = $"{parent?.Path}/{StatementKey.Of(statement).Written}";
            // Rules without names are known by their order.
            for (int again = 2; byPath.ContainsKey(path); again++)
                path = $"{parent?.Path}/{StatementKey.Of(statement).Written}#{Numbers.Format(again)}";
            Node node = new(statement, parent, path);
            byPath.Add(path, node);
            parent?.Inner.Add(node);
            foreach (Token token in statement.Tokens)
                tokens.Add((token.Span, node));
            if (statement is IBlockSyntax block)
                Add(block.Statements, node);
        }
    }

    /// <summary>A statement in its block.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Parent">The block; null at the top.</param>
    /// <param name="Path">What it is known by, with its blocks.</param>
    public sealed record Node(StatementSyntax Statement, Node? Parent, string Path)
    {
        /// <summary>The statements in its braces.</summary>
        public List<Node> Inner { get; } = [];

        /// <summary>Where it is written.</summary>
        public TextSpan Span => Statement.Merged ?? Statement.Header;

        /// <summary>Its words, with the values of params.</summary>
        public string Meaning => string.Join(" ", Statement.Tokens.Select(token => token.Text));

        /// <summary>It and all that it holds.</summary>
        public IEnumerable<Node> All => Inner.SelectMany(node => node.All).Prepend(this);
    }
}
