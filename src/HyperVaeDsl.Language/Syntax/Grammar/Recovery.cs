using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>What happens after a mistake: saying it in the user's words, and finding the place to go on.</summary>
internal static class Recovery
{
    /// <summary>Reports the farthest failure since the statement began: what was expected there and what stands there.</summary>
    public static void ReportFailure(TokenInput start)
    {
        ParseState state = start.State;
        // "then" at the end of a line takes the keyword of the next statement for the name of a signal.
        if (IsSwallowed(state, state.FarthestFailure - 1))
            state.FailAt(state.FarthestFailure - 1, "a value");
        Token found = state.Tokens[Math.Max(state.FarthestFailure, start.Position)];
        if (found.IsBroken || IsBesideBroken(state, found))
            return;
        if (DecimalComma(state, found) is { } whole)
        {
            Token fraction = state.Tokens[state.FarthestFailure + 1];
            state.Diagnostics.Report(Rules.BadNumber, whole.Span.To(fraction.Span), $"Numbers are written with a point, whatever the language of the machine: {whole.Text}.{fraction.Text}{(IsThousands(whole, fraction) ? $", or {whole.Text}{fraction.Text} without a separator" : "")}.", new DiagnosticDetails
            {
                Fixes = IsThousands(whole, fraction)
                    ? [WithSign(".") with { Applicability = Applicability.Choice }, WithSign("") with { Applicability = Applicability.Choice }]
                    : [WithSign(".")],
            });
            return;

            // The comma goes, and a sign comes for it.
            Fix WithSign(string sign) => new($"Write {whole.Text}{sign}{fraction.Text}", found.Span, sign);
        }
        if (Misplaced.Report(state))
            return;
        string expected = Join(Shorten(state.Expected));
        if (state.Expected.Count == 1 && state.Expected[0] is Tokens.TimeUnit or Tokens.EvaluationUnit or Tokens.ConditionUnit)
        {
            Token number = state.Tokens[state.FarthestFailure - 1];
            if (WrongUnit(found, state.Expected[0]) is { } wrong)
                state.Diagnostics.Report(Rules.MissingUnit, found.Span, wrong, Suggestion.Details(found.Text, found.Span, Units(state.Expected[0])));
            else
                state.Diagnostics.Report(Rules.MissingUnit, number.Span, $"{number.Text} needs {state.Expected[0]}. For example write '{number.Text} {(state.Expected[0] == Tokens.TimeUnit ? "epochs" : "evals")}'.", new DiagnosticDetails
                {
                    // Evaluations are counted in evaluations; a time may be meant in several units.
                    Fixes = [new Fix($"Write '{number.Text} {(state.Expected[0] == Tokens.TimeUnit ? "epochs" : "evals")}'", new TextSpan(number.Span.End, number.Span.End), state.Expected[0] == Tokens.TimeUnit ? " epochs" : " evals") { Applicability = state.Expected[0] == Tokens.EvaluationUnit ? Applicability.Certain : Applicability.Choice }],
                });
            return;
        }
        string[] words = found is { Kind: TokenKind.Word, Text: not "or" } ? [.. state.Expected.Where(item => item.Length > 2 && item[0] == '\'').Select(item => item.Trim('\''))] : [];
        string suggestion = Suggestion.For(found.Text, words);
        (string Sentence, Fix? Fix)? habit = Habits.For(state);
        string help = habit is { } known ? " " + known.Sentence : suggestion.Length > 0 ? suggestion : Hints.For(state);
        DiagnosticDetails details = habit is { } change ? new DiagnosticDetails { Fixes = change.Fix == null ? [] : [change.Fix] }
            : suggestion.Length > 0 ? Suggestion.Details(found.Text, found.Span, words)
            : new DiagnosticDetails { Fixes = Hints.Fixes(state) };
        state.Diagnostics.Report(Rules.UnexpectedText, found.Span, $"Expected {expected}, but {DescribeFound(found)}.{help}", details);
    }

    private static bool IsSwallowed(ParseState state, int position) =>
        position > 0 && state.Tokens[position].Kind == TokenKind.Word && state.ContinuesLine(position) && StatementWords.Contains(state.Tokens[position].Text);

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
            if (input.Token.Kind is TokenKind.Word or TokenKind.Text)
                input.State.BrokenWords.Add(input.Token.Text);
            input = (TokenInput)input.Advance();
        }
    }

    // What stands directly behind it was reported, and both are one mistake: "1e" and a typographic minus.
    private static bool IsBesideBroken(ParseState state, Token found)
    {
        int next = Math.Max(state.FarthestFailure, 0) + 1;
        return found.Kind == TokenKind.Word && next < state.Tokens.Count && state.Tokens[next].IsBroken && state.Tokens[next].Span.Start == found.Span.End;
    }

    // A word where a unit stands: a misspelt one, or one that the language does not have.
    private static string? WrongUnit(Token found, string expected)
    {
        if (found.Kind != TokenKind.Word)
            return null;
        if (expected == Tokens.EvaluationUnit && TimeUnits.Names.Contains(found.Text))
            return $"Evaluations are counted here, not {found.Text}. Write 'evals'.";
        string[] units = Units(expected);
        if (Suggestion.Nearest(found.Text, units) is { } meant)
            return $"'{found.Text}' is not a unit of time. Did you mean '{meant}'?";
        return TimeUnits.IsForeign(found.Text) ? $"'{found.Text}' is not a unit of training time. Write {Join(units)}." : null;
    }

    private static string[] Units(string expected) => expected == Tokens.TimeUnit ? TimeUnits.Names : expected == Tokens.EvaluationUnit ? ["evals"] : ["evals", .. TimeUnits.Names];

    private static bool IsThousands(Token whole, Token fraction) => fraction.Text.Length == 3 && whole.Text.TrimStart('-')[0] != '0';

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

    // The words that begin a schedule are named as one thing, and so are the shapes.
    private static List<string> Shorten(IReadOnlyList<string> expected)
    {
        List<string> shown = [.. expected];
        // After a number that may be the last value, nobody is helped by how it might have gone on.
        if (expected.Contains("the end of the line") && expected.Contains("'..'"))
            shown.RemoveAll(item => item is "'..'" or Tokens.TimeUnit or "'nats'");
        if (Schedules.Operators.Where(word => word != "jump").All(word => expected.Contains($"'{word}'")))
        {
            string[] parts = [.. Schedules.Operators.Select(word => $"'{word}'"), "a number", "a signal", "'('", "'-'"];
            shown.RemoveAll(parts.Contains);
            shown.Add("a schedule (a number, a signal, or an operator such as ramp, cycle or steps)");
        }
        if (ShapeGrammar.Words.All(word => expected.Contains($"'{word}'")))
        {
            shown.RemoveAll(item => ShapeGrammar.Words.Any(word => item == $"'{word}'"));
            shown.Add($"a shape ({string.Join(", ", ShapeGrammar.Words)})");
        }
        if (shown.Remove(Tokens.Calculation))
            shown.Add($"a sign ({Tokens.Calculation})");
        return shown;
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
