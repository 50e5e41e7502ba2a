using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>
/// Reads the statements of a block one by one and recovers from mistakes: a statement that cannot be read is reported once, at
/// the farthest token that was understood, and skipped to the end of its line or of its braces.
/// </summary>
internal static class StatementList
{
    /// <summary>{ statements }.</summary>
    public static Parser<IReadOnlyList<StatementSyntax>> Block(StatementTable table) => i =>
    {
        IResult<Token> open = Tokens.Open(i);
        if (!open.WasSuccessful)
            return Result.Failure<IReadOnlyList<StatementSyntax>>(i, open.Message, open.Expectations);
        (List<StatementSyntax> statements, TokenInput end) = Read((TokenInput)open.Remainder, table, isNested: true);
        if (end.AtEnd)
        {
            end.State.Diagnostics.Report(Rules.UnclosedBlock, open.Value.Span, $"The braces of {table.Where} are not closed. Write '}}' after its last line.");
            return Result.Success<IReadOnlyList<StatementSyntax>>(statements, end);
        }
        return Result.Success<IReadOnlyList<StatementSyntax>>(statements, end.Advance());
    };

    /// <summary>Statements up to the closing brace (nested) or the end of the text.</summary>
    public static (List<StatementSyntax> Statements, TokenInput End) Read(TokenInput input, StatementTable table, bool isNested)
    {
        List<StatementSyntax> statements = [];
        while (true)
        {
            while (input.Token.Kind == TokenKind.NewLine)
                input = (TokenInput)input.Advance();
            if (input.AtEnd || (isNested && input.Token.Kind == TokenKind.CloseBrace))
                return (statements, input);
            input.State.ForgetFailures();
            (StatementSyntax? statement, input) = ReadOne(input, table);
            if (statement != null)
                statements.Add(statement);
        }
    }

    private static (StatementSyntax? Statement, TokenInput Next) ReadOne(TokenInput start, StatementTable table)
    {
        Token first = start.Token;
        if (first.Kind != TokenKind.Word)
        {
            string stray = first.Kind == TokenKind.CloseBrace ? "This '}' closes nothing. Remove it." : $"A line of {table.Where} begins with a keyword, not with {Recovery.Describe(first)}.";
            start.State.Diagnostics.Report(Rules.UnexpectedText, first.Span, stray);
            return (null, first.Kind == TokenKind.CloseBrace ? (TokenInput)start.Advance() : Recovery.SkipStatement(start));
        }
        StatementTable.Entry? entry = table.Find(first.Text);
        Parser<StatementSyntax>? parser = entry?.Parser ?? table.Otherwise;
        if (parser == null)
            return Unknown(start, table);
        IResult<StatementSyntax> result = parser(start);
        if (!result.WasSuccessful)
        {
            if (entry == null && Suggestion.Nearest(first.Text, table.Keywords) != null)
                return Unknown(start, table);
            Recovery.ReportFailure(start);
            return Resume(start, entry);
        }
        TokenInput next = (TokenInput)result.Remainder;
        StatementSyntax statement = result.Value;
        statement.IsBroken |= Recovery.HasBrokenToken(start, statement);
        if (next.Token.Kind is TokenKind.NewLine or TokenKind.CloseBrace or TokenKind.End)
            return (statement, next);
        next.State.Fail(next.Position, "the end of the line");
        Recovery.ReportFailure(next);
        statement.IsBroken = true;
        return (statement, Recovery.SkipStatement(next));
    }

    // A broken header does not hide mistakes in the body.
    private static (StatementSyntax? Statement, TokenInput Next) Resume(TokenInput start, StatementTable.Entry? entry)
    {
        Recovery.RememberWords(start);
        if (entry?.Body == null || Recovery.FindOpenBrace(start) is not { } open)
            return (null, Recovery.SkipStatement(start));
        IResult<IReadOnlyList<StatementSyntax>> body = Block(entry.Body)(open);
        StatementSyntax statement = entry.Broken!(start.Token, body.Value);
        statement.IsBroken = true;
        return (statement, (TokenInput)body.Remainder);
    }

    private static (StatementSyntax? Statement, TokenInput Next) Unknown(TokenInput start, StatementTable table)
    {
        Token word = start.Token;
        string? nearest = Suggestion.Nearest(word.Text, table.Keywords);
        string help = nearest != null
            ? $"Did you mean '{nearest}'?"
            : $"Here may stand: {string.Join(", ", table.Keywords.OrderBy(keyword => keyword, StringComparer.Ordinal))}.";
        start.State.Diagnostics.Report(Rules.UnknownKeyword, word.Span, $"'{word.Text}' is not a keyword of {table.Where}. {help}");
        if (nearest == null)
        {
            Recovery.RememberWords(start);
            return (null, Recovery.SkipStatement(start));
        }
        start.State.BrokenWords.Add(nearest);
        return Resume(start, table.Find(nearest));
    }
}
