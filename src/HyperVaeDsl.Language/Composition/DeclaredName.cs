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
        TokenList tokens = Lexer.Tokenize(new SourceText("", content), new DiagnosticBag());
        int depth = 0;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.OpenBrace)
                depth++;
            else if (tokens[i].Kind == TokenKind.CloseBrace)
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && Outline.Begins(tokens, i) && tokens[i] is { Kind: TokenKind.Word, Text: "methodology" } && tokens[i + 1].Kind == TokenKind.Word)
                return new DeclaredName(tokens[i + 1].Text, tokens[i + 1].Span);
        }
        return null;
    }
}
