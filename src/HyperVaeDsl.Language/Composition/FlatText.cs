using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// A methodology written out: with what it inherits, without what is off, with values instead of params and schedules instead of presets.
/// The text needs no other file and has the same digest.
/// </summary>
public static class FlatText
{
    /// <summary>The text in the canonical layout; null when the compilation has no methodology.</summary>
    public static string? Of(HvaeCompilation compilation)
    {
        if (compilation.Methodology == null || compilation.Whole == null)
            return null;
        StringBuilder lines = new();
        Write(compilation.Whole, lines);
        SourceText text = new("flat.hvae", lines.ToString());
        return LayoutWriter.Write(SourcePiece.Read(text, Lexer.Tokenize(text, new DiagnosticBag())), "\n");
    }

    private static void Write(StatementSyntax statement, StringBuilder lines)
    {
        foreach (string line in statement.Keyword.Documentation.Split('\n').Where(line => line.Length > 0))
            lines.Append("/// ").Append(line).Append('\n');
        bool isMethodology = statement is MethodologySyntax;
        // What it extends is part of it now.
        IEnumerable<Token> tokens = isMethodology ? statement.Tokens.Take(2) : statement.Tokens;
        lines.Append(string.Join(" ", tokens.Concat(statement.Allows.SelectMany(allow => allow.Tokens)).Select(Written)));
        if (statement is IBlockSyntax block)
        {
            lines.Append(" {\n");
            foreach (StatementSyntax inner in block.Statements)
                Write(inner, lines);
            lines.Append('}');
        }
        lines.Append('\n');
    }

    private static string Written(Token token) => token.Kind == TokenKind.Text ? $"\"{token.Text}\"" : token.Text;
}
