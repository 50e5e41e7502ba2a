using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax;

/// <summary>The syntax tree of a text. There is always one, however broken the text.</summary>
public sealed class SyntaxTree
{
    private SyntaxTree(FileSyntax root, ISet<string> brokenWords)
    {
        Root = root;
        BrokenWords = brokenWords;
    }

    /// <summary>The file.</summary>
    public FileSyntax Root { get; }

    /// <summary>Words of statements that could not be read: nothing is said about what they would have declared.</summary>
    internal ISet<string> BrokenWords { get; }

    /// <summary>Whether something in the text could not be read, and so belongs to no statement, or to one that is broken.</summary>
    internal bool IsBroken => BrokenWords.Count > 0 || FirstBroken != null;

    /// <summary>The first statement with a mistake; null also when such statements could not be read at all.</summary>
    internal StatementSyntax? FirstBroken => Broken(Root.Statements);

    /// <summary>Reads a text and reports its mistakes.</summary>
    public static SyntaxTree Parse(SourceText text, DiagnosticBag diagnostics) =>
        Parse(text, Lexer.Tokenize(text, diagnostics), new TextSpan(0, text.Content.Length), diagnostics);

    /// <summary>Reads the tokens of one file of a text and reports its mistakes.</summary>
    internal static SyntaxTree Parse(SourceText text, TokenList tokens, TextSpan file, DiagnosticBag diagnostics, ReadStatements? before = null, ParamBox? box = null)
    {
        ParseState state = new(text, tokens, diagnostics, before);
        before?.Begin(state.Tokens, box);
        (StatementBlock statements, _) = StatementList.Read(TokenInput.Start(state), HvaeGrammar.File, isNested: false);
        return new SyntaxTree(new FileSyntax(statements, file), state.BrokenWords);
    }

    /// <summary>The tree as indented lines, for tests and for people who extend the grammar.</summary>
    public string Dump()
    {
        System.Text.StringBuilder lines = new();
        Dump(Root, 0, lines);
        return lines.ToString();
    }

    private static StatementSyntax? Broken(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in StatementBlock.Has(statements, StatementTraits.Broken) ? statements : [])
        {
            if (statement.IsBroken)
                return statement;
            if (statement is IBlockSyntax block && Broken(block.Statements) is { } inner)
                return inner;
        }
        return null;
    }

    private static void Dump(SyntaxNode node, int depth, System.Text.StringBuilder lines)
    {
        string broken = node is StatementSyntax { IsBroken: true } ? " (broken)" : "";
        string modifier = node is StatementSyntax { Modifier: { } word } ? word.Text + " " : "";
        lines.Append(' ', 2 * depth).Append(modifier).Append(node.Label).Append(broken).Append('\n');
        foreach (SyntaxNode child in node is StatementSyntax statement ? node.Children.Concat(statement.Allows) : node.Children)
            Dump(child, depth + 1, lines);
    }
}
