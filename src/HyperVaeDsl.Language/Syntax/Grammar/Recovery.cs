using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>What happens after a mistake: saying it in the user's words, and finding the place to go on.</summary>
internal static class Recovery
{
    /// <summary>Reports the farthest failure since the statement began: what was expected there and what stands there.</summary>
    public static void ReportFailure(TokenInput start)
    {
        ParseState state = start.State;
        Token found = state.Tokens[Math.Max(state.FarthestFailure, start.Position)];
        if (found.IsBroken)
            return;
        if (DecimalComma(state, found) is { } whole)
        {
            Token fraction = state.Tokens[state.FarthestFailure + 1];
            state.Diagnostics.Report(Rules.BadNumber, whole.Span.To(fraction.Span), $"Numbers are written with a point, whatever the language of the machine: {whole.Text}.{fraction.Text}.");
            return;
        }
        string expected = Join(Shorten(state.Expected));
        if (state.Expected.Count == 1 && state.Expected[0] is Tokens.TimeUnit or Tokens.ConditionUnit)
        {
            Token number = state.Tokens[state.FarthestFailure - 1];
            state.Diagnostics.Report(Rules.MissingUnit, number.Span, $"{number.Text} needs {state.Expected[0]}. For example write '{number.Text} {(state.Expected[0] == Tokens.TimeUnit ? "epochs" : "evals")}'.");
            return;
        }
        string suggestion = found.Kind == TokenKind.Word
            ? Suggestion.For(found.Text, state.Expected.Where(item => item.Length > 2 && item[0] == '\'').Select(item => item.Trim('\'')))
            : "";
        state.Diagnostics.Report(Rules.UnexpectedText, found.Span, $"Expected {expected}, but {DescribeFound(found)}.{(suggestion.Length > 0 ? suggestion : Hint(state))}");
    }

    /// <summary>A token in the words of a message.</summary>
    public static string Describe(Token token) => token.Kind switch
    {
        TokenKind.NewLine => "the end of the line",
        TokenKind.End => "the end of the file",
        TokenKind.Text => "a text",
        _ => $"'{token.Text}'",
    };

    /// <summary>
    /// The place after a statement: the end of its line, or of the braces that it opens. It stops before a '}' that closes the
    /// block around it.
    /// </summary>
    public static TokenInput SkipStatement(TokenInput input)
    {
        int depth = 0;
        while (!input.AtEnd)
        {
            TokenKind kind = input.Token.Kind;
            if (depth == 0 && kind is TokenKind.NewLine or TokenKind.CloseBrace)
                return input;
            if (kind == TokenKind.OpenBrace)
                depth++;
            else if (kind == TokenKind.CloseBrace && --depth == 0)
                return (TokenInput)input.Advance();
            input = (TokenInput)input.Advance();
        }
        return input;
    }

    /// <summary>The '{' on the line of a statement, or null.</summary>
    public static TokenInput? FindOpenBrace(TokenInput input)
    {
        while (input.Token.Kind is not (TokenKind.NewLine or TokenKind.End or TokenKind.CloseBrace))
        {
            if (input.Token.Kind == TokenKind.OpenBrace)
                return input;
            input = (TokenInput)input.Advance();
        }
        return null;
    }

    /// <summary>Remembers the words of a broken statement: that it declares them or provides a fact may well be meant.</summary>
    public static void RememberWords(TokenInput input, int end)
    {
        while (input.Position < end && input.Token.Kind is not (TokenKind.NewLine or TokenKind.End or TokenKind.OpenBrace))
        {
            if (input.Token.Kind == TokenKind.Word)
                input.State.BrokenWords.Add(input.Token.Text);
            input = (TokenInput)input.Advance();
        }
    }

    /// <summary>Whether a token of the statement's header was diagnosed by the lexer.</summary>
    public static bool HasBrokenToken(TokenInput start, StatementSyntax statement)
    {
        int end = statement.Span.End;
        for (int i = start.Position; start.State.Tokens[i].Kind != TokenKind.End && start.State.Tokens[i].Span.Start < end; i++)
        {
            if (start.State.Tokens[i].IsBroken)
                return true;
        }
        return false;
    }

    // "0,5": the number before the comma, if the comma stands right between two numbers where none may.
    private static Token? DecimalComma(ParseState state, Token found)
    {
        if (found.Kind != TokenKind.Comma || state.FarthestFailure < 1)
            return null;
        Token before = state.Tokens[state.FarthestFailure - 1];
        Token after = state.Tokens[state.FarthestFailure + 1];
        bool adjacent = before.Span.End == found.Span.Start && found.Span.End == after.Span.Start;
        return adjacent && before.Kind == TokenKind.Number && after.Kind == TokenKind.Number ? before : null;
    }

    // The words that begin a schedule are named as one thing.
    private static List<string> Shorten(IReadOnlyList<string> expected)
    {
        string[] operators = [.. Schedules.Operators.Select(word => $"'{word}'")];
        if (!operators.Where(word => word != "'jump'").All(expected.Contains))
            return [.. expected];
        string schedule = $"a schedule ({string.Join(", ", Schedules.Operators.Where(word => expected.Contains($"'{word}'")))})";
        return [.. expected.Where(item => !operators.Contains(item)), schedule];
    }

    // Mistakes that the place gives away.
    private static string Hint(ParseState state)
    {
        int at = state.FarthestFailure;
        if (at < 1)
            return "";
        (Token before, Token found) = (state.Tokens[at - 1], state.Tokens[at]);
        if (state.ContinuesLine(at))
            return $" The line before ends with {Describe(before)}, so it goes on here.";
        if (found.Kind == TokenKind.Word && found.Text == "until")
            return " A phase that may end early has an earliest and a latest end: 0..(20..40) until coverage >= 99%.";
        if (found.Kind == TokenKind.Minus && state.Expected.Contains("'..'"))
            return " A range is written a..b.";
        if (found.Kind == TokenKind.Minus && state.Expected.Contains("a number"))
            return " A sign stands directly before its number.";
        if (found.Kind == TokenKind.Number && found.Text[0] is '-' or '+' && before.Kind is TokenKind.Number or TokenKind.Word or TokenKind.CloseParenthesis)
            return $" A sign directly before a digit belongs to the number; between two values put a blank after it: '{found.Text[0]} {found.Text.Substring(1)}'.";
        if (found.Kind == TokenKind.Word && found.Text.IndexOf('.') >= 0 && state.Expected.All(item => item.StartsWith("a name for", StringComparison.Ordinal)))
            return " A name has no dots; they join a loss and its weight.";
        return "";
    }

    private static string DescribeFound(Token found) => found.Kind switch
    {
        TokenKind.NewLine => "the line ends here",
        TokenKind.End => "the file ends here",
        _ => $"found {Describe(found)}",
    };

    private static string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "something else",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} or {items[items.Count - 1]}",
    };
}
