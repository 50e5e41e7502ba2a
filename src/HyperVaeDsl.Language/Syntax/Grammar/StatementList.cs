using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
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
        (StatementBlock statements, TokenInput end) = Read((TokenInput)open.Remainder, table, isNested: true);
        if (end.Token.Kind != TokenKind.CloseBrace)
        {
            if (end.AtEnd)
                end.State.BrokenWords.UnionWith(table.Keywords);
            end.State.Diagnostics.Report(Rules.UnclosedBlock, open.Value.Span, $"The braces of {table.Where} are not closed. Write '}}' after its last line.", new DiagnosticDetails { Fixes = [Closed(end, table)] });
            return Result.Success<IReadOnlyList<StatementSyntax>>(statements, end);
        }
        return Result.Success<IReadOnlyList<StatementSyntax>>(statements, end.Advance());
    };

    // The brace comes behind the last word of the block. Where the next keyword shows that the block has ended, or all is inside of it, that is
    // its place; at the end of the file an inner block may have ended long before.
    private static Fix Closed(TokenInput end, StatementTable table)
    {
        int last = end.Position;
        while (last > 0 && end.State.Tokens[last].Kind is TokenKind.NewLine or TokenKind.End)
            last--;
        int at = end.State.Tokens[last].Span.End;
        bool isPlain = table.Depth <= 1 || !end.AtEnd;
        return new Fix("Write '}' after its last line", new TextSpan(at, at), "\n" + new string(' ', 2 * Math.Max(0, table.Depth - 1)) + "}") { Applicability = isPlain ? Applicability.Certain : Applicability.Choice };
    }

    /// <summary>Statements up to the closing brace (nested) or the end of the text.</summary>
    public static (StatementBlock Statements, TokenInput End) Read(TokenInput input, StatementTable table, bool isNested)
    {
        List<StatementSyntax> statements = [];
        while (true)
        {
            int begin = input.Position;
            while (input.State.Tokens[begin].Kind == TokenKind.NewLine)
                begin++;
            input = input.At(begin);
            if (input.AtEnd || (isNested && input.Token.Kind == TokenKind.CloseBrace && !IsSurplus(input, table)))
                return (new StatementBlock(statements), input);
            if (isNested && IsUnclosedBefore(input, table))
                return (new StatementBlock(statements), input.At(input.Position - 1));
            (StatementSyntax? statement, input) = ReadOrRecall(input, table);
            if (statement != null)
                statements.Add(statement);
        }
    }

    private static (StatementSyntax? Statement, TokenInput Next) ReadOrRecall(TokenInput start, StatementTable table)
    {
        ParseState state = start.State;
        if (state.Before?.At(start.Position, out int end) is { } known)
            return (known, start.At(end));
        state.ForgetFailures();
        int found = state.Diagnostics.Count;
        int required = state.Before?.Required ?? 0;
        (StatementSyntax? statement, TokenInput next) = ReadOne(start, table);
        if (statement is { IsBroken: false } && state.Diagnostics.Count == found)
            state.Before?.Remember(state.Tokens, start.Position, statement, next.Position, required);
        return (statement, next);
    }

    // Further braces close more than is open, so this one does not close the methodology.
    private static bool IsSurplus(TokenInput input, StatementTable table) =>
        table.Depth == 1 && input.State.ClosingFrom(input.Position) > 1;

    // A statement of the block around this one, and a closing brace is missing: it is missing here.
    private static bool IsUnclosedBefore(TokenInput input, StatementTable table) =>
        input.Token.Kind == TokenKind.Word && table.Find(table.KeywordAt(input).Text) == null && table.Parent?.Find(table.Parent.KeywordAt(input).Text) != null
        && input.State.ClosingFrom(input.Position) < table.Depth && input.State.Tokens[input.Position - 1].Kind == TokenKind.NewLine;

    private static (StatementSyntax? Statement, TokenInput Next) ReadOne(TokenInput start, StatementTable table)
    {
        if (start.Token != table.KeywordAt(start))
            return Modified(start.Token, (TokenInput)start.Advance(), table);
        if (IsNeedlessOverride(start, table))
        {
            start.State.Diagnostics.Report(Rules.NeedlessOverride, start.Token.Span, $"The statements in the braces of an overridden block replace those of the same name; only the block itself says 'override'. Remove the word.", new DiagnosticDetails
            {
                Fixes = [new Fix("Remove the word 'override'", new TextSpan(start.Token.Span.Start, ((TokenInput)start.Advance()).Token.Span.Start), "")],
            });
            return ReadOne((TokenInput)start.Advance(), table);
        }
        return ReadPlain(start, null, table);
    }

    private static (StatementSyntax? Statement, TokenInput Next) Modified(Token modifier, TokenInput start, StatementTable table)
    {
        start.State.ForgetFailures();
        if (modifier.Text == "abstract" && table.Find(start.Token.Text) is { Body: null })
            start.State.Diagnostics.Report(Rules.UnexpectedText, modifier.Span, "Only a methodology is abstract. Remove the word, or write 'abstract methodology Name {'.");
        (StatementSyntax? statement, TokenInput next) = ReadPlain(start, modifier.Text, table);
        if (statement != null)
            statement.Modifier = modifier;
        return (statement, next);
    }

    // In the braces of a block, 'override' before a keyword of the block.
    private static bool IsNeedlessOverride(TokenInput start, StatementTable table)
    {
        if (table.Depth <= 1 || start.Token is not { Kind: TokenKind.Word, Text: "override" })
            return false;
        Token next = ((TokenInput)start.Advance()).Token;
        return next.Kind == TokenKind.Word && (table.Find(next.Text) != null || table.Otherwise != null);
    }

    private static (StatementSyntax? Statement, TokenInput Next) ReadPlain(TokenInput start, string? modifier, StatementTable table)
    {
        Token first = start.Token;
        if (first.Kind != TokenKind.Word)
        {
            string stray = first.Kind == TokenKind.CloseBrace ? "This '}' closes nothing. Remove it."
                : table.Depth == 0 ? $"A file begins with 'methodology Name {{', not with {Recovery.Describe(first)}."
                : $"A line of {table.Where} begins with a keyword, not with {Recovery.Describe(first)}.";
            if (!first.IsBroken)
                start.State.Diagnostics.Report(Rules.UnexpectedText, first.Span, stray, new DiagnosticDetails { Fixes = first.Kind == TokenKind.CloseBrace ? [Fix.Removal("Remove this '}'", first.Span) with { Applicability = Applicability.Choice }] : [] });
            // A brace that is there twice is not the begin of a block, if nothing closes one.
            bool isDoubled = first.Kind == TokenKind.OpenBrace && start.Position > 0 && start.State.Tokens[start.Position - 1].Kind == TokenKind.OpenBrace && start.State.ClosingFrom(start.Position) < table.Depth;
            return (null, first.Kind == TokenKind.CloseBrace || isDoubled ? (TokenInput)start.Advance() : SkipUnknown(start, table));
        }
        StatementTable.Entry? entry = table.Find(first.Text);
        Parser<StatementSyntax>? parser = (modifier == "override" ? entry?.Overriding : null) ?? entry?.Parser;
        Reader<StatementSyntax>? reader = parser == null ? table.Otherwise : null;
        if (parser == null && reader == null && table.Modifiers.Contains(first.Text))
        {
            start.State.Diagnostics.Report(Rules.UnexpectedText, first.Span, $"'{first.Text}' stands before a statement, on its line. Write the statement after it, or remove the word.");
            Recovery.RememberWords(start, int.MaxValue);
            return (null, Recovery.SkipStatement(start));
        }
        if (parser == null && reader == null)
            return Unknown(start, table);
        (StatementSyntax? statement, TokenInput next) = reader != null ? Read(start, reader) : Read(start, parser!);
        if (statement == null)
        {
            if (entry == null && Suggestion.Nearest(first.Text, table.Keywords) != null)
                return Unknown(start, table);
            Recovery.ReportFailure(start);
            return Resume(start, entry, table);
        }
        statement.IsBroken |= TakeHeader(statement, start, next);
        if (entry?.Body == null && statement is not (AllowSyntax or ParamSyntax or PresetSyntax or ImportSyntax or WithoutSyntax))
            (statement.Allows, next) = Allows(next);
        if (next.Token.Kind is TokenKind.NewLine or TokenKind.CloseBrace or TokenKind.End)
            return (statement, next);
        next.State.Fail(next.Position, "the end of the line");
        Recovery.ReportFailure(start);
        statement.IsBroken = true;
        // The name behind a comma at the end of a line was the keyword of the next statement.
        int failure = next.State.FarthestFailure;
        if (failure > start.Position && failure < next.Position && next.State.ContinuesLine(failure) && table.Find(next.State.Tokens[failure].Text) != null)
        {
            Recovery.RememberWords(start, failure);
            return (statement, start.At(failure));
        }
        Recovery.RememberWords(start, int.MaxValue);
        return (statement, Recovery.SkipStatement(next));
    }

    private static (StatementSyntax? Statement, TokenInput Next) Read(TokenInput start, Reader<StatementSyntax> reader)
    {
        Cursor cursor = new(start.State, start.Position);
        StatementSyntax? statement = reader(ref cursor);
        return (statement, start.At(cursor.Position));
    }

    private static (StatementSyntax? Statement, TokenInput Next) Read(TokenInput start, Parser<StatementSyntax> parser)
    {
        IResult<StatementSyntax> result = parser(start);
        return (result.WasSuccessful ? result.Value : null, (TokenInput)result.Remainder);
    }

    // Behind a statement, on its line: what is allowed of it.
    private static (IReadOnlyList<AllowSyntax> Allows, TokenInput Next) Allows(TokenInput next)
    {
        if (next.Token is not { Kind: TokenKind.Word, Text: "allow" })
            return ([], next);
        List<AllowSyntax> allows = [];
        while (next.Token is { Kind: TokenKind.Word, Text: "allow" } && Control.Allow(next) is { WasSuccessful: true } allow)
        {
            TokenInput end = (TokenInput)allow.Remainder;
            allow.Value.IsBroken = TakeHeader(allow.Value, next, end);
            allows.Add((AllowSyntax)allow.Value);
            next = end;
        }
        return (allows, next);
    }

    // The tokens of the header; whether the lexer diagnosed one of them.
    private static bool TakeHeader(StatementSyntax statement, TokenInput start, TokenInput next)
    {
        TokenList tokens = start.State.Tokens;
        int end = start.Position;
        bool isBroken = false;
        while (end < next.Position && tokens[end].Kind != TokenKind.OpenBrace)
            isBroken |= tokens[end++].IsBroken;
        statement.TakeTokens(tokens, start.Position, end);
        return isBroken;
    }

    // A broken header does not hide mistakes in the body.
    private static (StatementSyntax? Statement, TokenInput Next) Resume(TokenInput start, StatementTable.Entry? entry, StatementTable table)
    {
        int failure = start.State.FarthestFailure;
        // "= " at the end of a line makes the next statement part of this one; it is read as one of its own.
        bool swallows = failure > start.Position && start.State.ContinuesLine(failure) && table.Find(start.State.Tokens[failure].Text) != null;
        Recovery.RememberWords(start, swallows ? failure : int.MaxValue);
        if (swallows)
            return (null, start.At(failure));
        if (entry?.Body == null)
            return (null, Recovery.SkipStatement(start));
        if (Recovery.FindOpenBrace(start) is not { } open)
            return WithoutBrace(start, entry, table);
        IResult<IReadOnlyList<StatementSyntax>> body = Block(entry.Body)(open);
        StatementSyntax statement = entry.Broken!(start.Token, body.Value);
        statement.IsBroken = true;
        return (statement, (TokenInput)body.Remainder);
    }

    // The '{' is missing, or stands on the next line: the body is known by its words.
    private static (StatementSyntax? Statement, TokenInput Next) WithoutBrace(TokenInput start, StatementTable.Entry entry, StatementTable table)
    {
        TokenInput body = Recovery.SkipStatement(start);
        while (body.Token.Kind == TokenKind.NewLine)
            body = (TokenInput)body.Advance();
        // Only the brace that closes it is there.
        if (body.Token.Kind == TokenKind.CloseBrace && body.State.ClosingFrom(body.Position) > table.Depth)
            return (null, (TokenInput)body.Advance());
        bool onNextLine = body.Token.Kind == TokenKind.OpenBrace;
        if (!onNextLine && !BelongsTo(body, entry.Body!, table))
            return (null, Recovery.SkipStatement(start));
        (StatementBlock statements, TokenInput end) = Read(onNextLine ? (TokenInput)body.Advance() : body, entry.Body!, isNested: true);
        StatementSyntax statement = entry.Broken!(start.Token, statements);
        statement.IsBroken = true;
        return (statement, end.Token.Kind == TokenKind.CloseBrace ? (TokenInput)end.Advance() : end);
    }

    // A file that is something else is so in every line; that is said once.
    private static TokenInput SkipUnknown(TokenInput input, StatementTable table)
    {
        do
        {
            input = Recovery.SkipStatement(input);
            while (input.Token.Kind is TokenKind.NewLine || (table.Depth == 0 && input.Token.Kind == TokenKind.CloseBrace))
                input = (TokenInput)input.Advance();
        }
        while (table.Depth == 0 && !input.AtEnd && table.Find(table.KeywordAt(input).Text) == null);
        return input;
    }

    // A keyword of the block, or a name where statements of the block begin with names and a brace closes it.
    private static bool BelongsTo(TokenInput line, StatementTable block, StatementTable around) =>
        line.Token.Kind == TokenKind.Word && (around.Find(line.Token.Text) == null
            ? block.Find(line.Token.Text) != null || (block.Otherwise != null && line.State.ClosingFrom(line.Position) > around.Depth)
            : block.Find(line.Token.Text) != null && line.State.ClosingFrom(line.Position) > around.Depth);

    private static (StatementSyntax? Statement, TokenInput Next) Unknown(TokenInput start, StatementTable table)
    {
        Token word = start.Token;
        bool modifies = ((TokenInput)start.Advance()).Token.Kind == TokenKind.Word;
        string? nearest = Suggestion.Nearest(word.Text, modifies ? table.Keywords.Concat(table.Modifiers) : table.Keywords);
        string help = nearest != null ? $"Did you mean '{nearest}'?"
            : (table.Depth == 1 ? StatementWords.Instead(word.Text) : "")
            + $"Here may stand: {string.Join(", ", table.Keywords.Where(keyword => keyword != "without" && (keyword != "allow" || table.Depth == 1)).OrderBy(keyword => keyword, StringComparer.Ordinal))}.";
        start.State.Diagnostics.Report(Rules.UnknownKeyword, word.Span, $"'{word.Text}' is not a keyword of {table.Where}. {help}", Suggestion.Details(word.Text, word.Span, modifies ? table.Keywords.Concat(table.Modifiers) : table.Keywords));
        if (nearest == null)
        {
            Recovery.RememberWords(start, int.MaxValue);
            return (null, SkipUnknown(start, table));
        }
        if (table.Modifiers.Contains(nearest))
            return Modified(word with { Text = nearest! }, (TokenInput)start.Advance(), table);
        start.State.BrokenWords.Add(nearest);
        start.State.ForgetFailures();
        return Resume(start, table.Find(nearest), table);
    }
}
