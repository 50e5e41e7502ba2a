using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

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

    /// <summary>The same with the names of params, between marks, where they give a value.</summary>
    internal static string? WithParams(HvaeCompilation compilation)
    {
        string? flat = Of(compilation);
        if (flat == null || compilation.OpenWhole() is not { } open)
            return flat;
        // The layout is that of the text with its values, so the tokens of both follow one another in one order.
        StringBuilder lines = new();
        List<Token> written = [];
        Write(open, lines, written);
        SourceText text = new("flat.hvae", flat);
        Token[] laidOut = [.. Lexer.Tokenize(text, new DiagnosticBag()).Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.End))];
        // A negative value is a token of its own, which it may not be when it is read again; then the layout is left out.
        if (laidOut.Length != written.Count)
        {
            StringBuilder plain = new();
            Write(open, plain, marks: true);
            return plain.ToString();
        }
        StringBuilder marked = new();
        int done = 0;
        for (int i = 0; i < laidOut.Length; i++)
        {
            if (written[i].Level is not ParamCurve param)
                continue;
            marked.Append(flat, done, laidOut[i].Span.Start - done).Append(LevelText.Mark).Append(param.Name).Append(LevelText.Mark);
            done = laidOut[i].Span.End;
        }
        return marked.Append(flat, done, flat.Length - done).ToString();
    }

    private static void Write(StatementSyntax statement, StringBuilder lines, List<Token>? tokensWritten = null, bool marks = false)
    {
        foreach (string line in statement.Keyword.Documentation.Split('\n').Where(line => line.Length > 0))
            lines.Append("/// ").Append(Visible(line)).Append('\n');
        bool isMethodology = statement is MethodologySyntax;
        // What it extends is part of it now.
        IEnumerable<Token> tokens = isMethodology ? statement.Tokens.Take(2) : statement.Tokens;
        Token[] all = [.. tokens, .. statement.Allows.SelectMany(allow => allow.Tokens)];
        tokensWritten?.AddRange(all);
        lines.Append(string.Join(" ", all.Select(token => marks && token.Level is ParamCurve param ? $"{LevelText.Mark}{param.Name}{LevelText.Mark}" : Written(token))));
        if (statement is IBlockSyntax block)
        {
            lines.Append(" {\n");
            tokensWritten?.Add(default);
            foreach (StatementSyntax inner in block.Statements)
                Write(inner, lines, tokensWritten, marks);
            lines.Append('}');
            tokensWritten?.Add(default);
        }
        lines.Append('\n');
    }

    // Documentation may hold anything. What nobody sees is no part of it, and would be taken for marks.
    private static string Visible(string line) => line.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(line.Select(c => char.IsControl(c) && c != '\t' ? ' ' : c)) : line;

    private static string Written(Token token) => token.Kind == TokenKind.Text ? $"\"{token.Text}\"" : token.Text;
}
