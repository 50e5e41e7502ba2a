using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>What is selected when a selection grows: the word, a number with its unit, what stands in parentheses, the statement, its block, the file.</summary>
public static class SelectionRanges
{
    /// <summary>The stretches around an offset, from the smallest to the whole text; each is larger than the one before.</summary>
    public static IReadOnlyList<TextSpan> At(EditedFile file, int offset)
    {
        List<TextSpan> found = [];
        if (file.TokenAt(offset) is { } index)
        {
            TokenList tokens = file.Tokens;
            found.Add(tokens[index].Span);
            int number = tokens[index].Kind == TokenKind.Number ? index : index - 1;
            if (number >= 0 && tokens[number].Kind == TokenKind.Number && tokens[number + 1].Kind is TokenKind.Percent or TokenKind.Word && Binds(tokens[number + 1]))
                found.Add(tokens[number].Span.To(tokens[number + 1].Span));
            Parentheses(tokens, index, found);
            for (StatementPlace? statement = file.StatementOf(index); statement != null; statement = statement.Parent)
            {
                if (statement.HeaderEnd > statement.First && index < statement.HeaderEnd)
                    found.Add(tokens[statement.First].Span.To(tokens[statement.HeaderEnd - 1].Span));
                if (statement.Open >= 0 && statement.Close > statement.Open && index > statement.Open)
                    found.Add(new TextSpan(tokens[statement.Open].Span.End, tokens[statement.Close].Span.Start));
                found.Add(tokens[statement.First].Span.To(tokens[Math.Max(statement.First, statement.End - 1)].Span));
            }
        }
        found.Add(new TextSpan(0, file.Text.Content.Length));
        List<TextSpan> growing = [];
        foreach (TextSpan span in found.Where(span => span.Start <= offset && offset <= span.End))
        {
            if (growing.Count == 0 || (span.Start <= growing[growing.Count - 1].Start && span.End >= growing[growing.Count - 1].End && span != growing[growing.Count - 1]))
                growing.Add(span);
        }
        return growing;
    }

    private static bool Binds(Token unit) => unit.Kind == TokenKind.Percent || TimeUnits.Normalize(unit) != null || unit.Text is "nats" or "evals" or "eval";

    private static void Parentheses(TokenList tokens, int index, List<TextSpan> found)
    {
        int depth = 0;
        for (int open = index; open >= 0 && tokens[open].Kind is not (TokenKind.NewLine or TokenKind.OpenBrace or TokenKind.CloseBrace); open--)
        {
            depth += tokens[open].Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis when open < index => -1, _ => 0 };
            if (depth != 1 || tokens[open].Kind != TokenKind.OpenParenthesis)
                continue;
            depth = 0;
            if (Expectation.EndOfCall(tokens, open, tokens.Count) is not { } close)
                continue;
            if (close > open + 1)
                found.Add(tokens[open + 1].Span.To(tokens[close - 1].Span));
            found.Add(tokens[open].Span.To(tokens[close].Span));
        }
    }
}
