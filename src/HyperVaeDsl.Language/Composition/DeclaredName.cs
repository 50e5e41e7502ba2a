using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// The name of the methodology that a file declares, read from its words alone: which class a file has is known long before the file is compiled, and whatever
/// is wrong with it.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DeclaredName(string Name, TextSpan Span)
{
    /// <summary>The name in a text; null when it declares none, or abstract ones only.</summary>
    public static DeclaredName? Of(string content)
    {
        DeclaredName? found = null;
        int depth = 0;
        int read = 0;
        // The name mostly stands in one of the first lines, and what follows is not looked at.
        Look(Lexer.Tokenize(new SourceText("", content), new DiagnosticBag(), Look));
        return found;

        bool Look(TokenList tokens)
        {
            for (; found == null && read + 1 < tokens.Count; read++)
            {
                if (tokens[read].Kind == TokenKind.OpenBrace)
                    depth++;
                else if (tokens[read].Kind == TokenKind.CloseBrace)
                    depth = Math.Max(0, depth - 1);
                else if (depth == 0 && Outline.Begins(tokens, read) && tokens[read] is { Kind: TokenKind.Word, Text: "methodology" } && tokens[read + 1].Kind == TokenKind.Word)
                    found = new DeclaredName(tokens[read + 1].Text, tokens[read + 1].Span);
            }
            return found != null;
        }
    }
}
