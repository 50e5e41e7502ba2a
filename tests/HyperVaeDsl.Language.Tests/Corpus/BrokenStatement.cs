using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>A statement with one mistake that people make.</summary>
/// <param name="How">What was done to it.</param>
/// <param name="Text">The statement.</param>
internal sealed record BrokenStatement(string How, string Text)
{
    /// <summary>
    /// A statement broken in every place: a word is missing, misspelt or twice, two words are swapped, something else stands where a number should,
    /// a stray word stands at the end of a line, a brace is missing.
    /// </summary>
    public static IEnumerable<BrokenStatement> Of(string statement)
    {
        Token[] tokens = [.. Lexer.Tokenize(new SourceText("s", statement), new DiagnosticBag()).Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.End))];
        for (int i = 0; i < tokens.Length; i++)
        {
            TextSpan span = tokens[i].Span;
            string word = statement[span.Start..span.End];
            yield return new BrokenStatement($"without {word}", statement[..span.Start].TrimEnd(' ') + (span.Start > 0 && statement[span.Start - 1] == ' ' ? " " : "") + statement[span.End..].TrimStart(' '));
            yield return new BrokenStatement($"{word} twice", $"{statement[..span.End]} {word}{statement[span.End..]}");
            if (i + 1 < tokens.Length && !statement[span.End..tokens[i + 1].Span.Start].Contains('\n'))
            {
                TextSpan next = tokens[i + 1].Span;
                yield return new BrokenStatement($"{word} after {statement[next.Start..next.End]}", $"{statement[..span.Start]}{statement[next.Start..next.End]} {word}{statement[next.End..]}");
            }
            if (tokens[i].Kind == TokenKind.Word && word.Length > 2)
                yield return new BrokenStatement($"{word} misspelt", $"{statement[..span.Start]}{word[..^2]}{word[^1]}{word[^2]}{statement[span.End..]}");
            if (tokens[i].Kind == TokenKind.Number)
                yield return new BrokenStatement($"much for {word}", $"{statement[..span.Start]}much{statement[span.End..]}");
            if (i + 1 == tokens.Length || statement[span.End..tokens[i + 1].Span.Start].Contains('\n'))
                yield return new BrokenStatement($"please after {word}", $"{statement[..span.End]} please{statement[span.End..]}");
        }
    }
}
