using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>How a signal runs: calculations with numbers, signals and operators, one after another.</summary>
internal static class Schedules
{
    /// <summary>The words that begin a schedule.</summary>
    public static readonly string[] Operators =
    [
        "ramp", "decay", "hold", "continue", "jump", "cycle", "wave", "cosine_restarts", "one_cycle", "warmup_stable_decay", "warmup", "steps", "points",
        "repeat", "delay", "stretch", "noise", "min", "max", "clamp", "quantise",
    ];

    private static readonly HashSet<string> OperatorWords = new(Operators, StringComparer.Ordinal);

    private static readonly Keyword For = new("for");
    private static readonly Keyword Jump = new("jump");
    private static readonly Keyword Then = new("then");

    /// <summary>Any schedule; 'jump' stands in front of a part that does not continue from the value before.</summary>
    public static readonly Parser<ScheduleSyntax> Any = Cursor.Parser(Read);

    /// <summary>A calculation, or so much of it as 'for' says.</summary>
    public static readonly Parser<ScheduleSyntax> Part = Cursor.Parser(ReadPart);

    private static readonly Parser<IEnumerable<ScheduleSyntax>> More = Comma.Then(_ => Any).Many();

    private static readonly Parser<ScheduleSyntax> Extreme =
        from word in AnyWord("min", "max")
        from open in OpenParenthesis
        from first in Any
        from rest in More
        from close in CloseParenthesis
        select Closed(new ExtremeSyntax(word, [first, .. rest]), close);

    private static readonly Parser<ScheduleSyntax> Clamp =
        from word in Word("clamp")
        from open in OpenParenthesis
        from value in Any
        from comma in Comma
        from range in Constants.Range
        from close in CloseParenthesis
        select Closed(new ClampSyntax(word, value, range), close);

    private static readonly Parser<ScheduleSyntax> Quantise =
        from word in Word("quantise")
        from open in OpenParenthesis
        from value in Any
        from comma in Comma
        from step in Constants.Value
        from close in CloseParenthesis
        select Closed(new QuantiseSyntax(word, value, step), close);

    private static readonly Parser<ScheduleSyntax> Function = ByWord(("min", Extreme), ("max", Extreme), ("clamp", Clamp), ("quantise", Quantise));

    private static readonly string[] Functions = ["'min'", "'max'", "'clamp'", "'quantise'"];

    /// <summary>Whether a word begins a schedule.</summary>
    public static bool IsOperator(string word) => OperatorWords.Contains(word);

    /// <summary>
    /// [jump] part {then [jump] part}. Schedules are read by hand: most are one item, which passes through all levels of the grammar, and what
    /// combinators make for each level would be most of what reading costs.
    /// </summary>
    public static ScheduleSyntax? Read(ref Cursor cursor)
    {
        ScheduleSyntax? first = ReadJumping(ref cursor);
        List<ScheduleSyntax>? parts = null;
        while (first != null)
        {
            int end = cursor.Position;
            if (cursor.After(Then, ReadJumping) is not { } next)
            {
                cursor.Return(end);
                break;
            }
            (parts ??= [first]).Add(next);
        }
        return parts == null ? first : new SequenceSyntax(parts);
    }

    /// <summary>A calculation, or so much of it as 'for' says.</summary>
    public static ScheduleSyntax? ReadPart(ref Cursor cursor) =>
        ReadSum(ref cursor) is not { } sum ? null
        : cursor.MaybeAfter(For, Constants.ReadDuration) is { } duration ? new LimitedSyntax(sum, duration)
        : sum;

    private static ScheduleSyntax? ReadJumping(ref Cursor cursor)
    {
        Token? jump = cursor.Take(Jump);
        ScheduleSyntax? part = ReadPart(ref cursor);
        if (part != null)
            part.Jump ??= jump?.Span;
        return part;
    }

    private static ScheduleSyntax? ReadSum(ref Cursor cursor) => Chain(ref cursor, ReadProduct, TokenKind.Plus, TokenKind.Minus);

    private static ScheduleSyntax? ReadProduct(ref Cursor cursor) => Chain(ref cursor, ReadFactor, TokenKind.Star, TokenKind.Slash);

    private static ScheduleSyntax? Chain(ref Cursor cursor, Reader<ScheduleSyntax> item, TokenKind sign, TokenKind otherSign)
    {
        ScheduleSyntax? head = item(ref cursor);
        List<OperandSyntax>? tail = null;
        while (head != null)
        {
            if (cursor.Token.Kind != sign && cursor.Token.Kind != otherSign)
            {
                cursor.Expect(Calculation);
                break;
            }
            int end = cursor.Position;
            Token written = cursor.Next();
            if (item(ref cursor) is not { } operand)
            {
                cursor.Return(end);
                break;
            }
            (tail ??= []).Add(new OperandSyntax(written, operand));
        }
        return tail == null ? head : new ArithmeticSyntax(head!, tail);
    }

    private static ScheduleSyntax? ReadFactor(ref Cursor cursor) =>
        cursor.Token.Kind != TokenKind.Minus ? ReadPrimary(ref cursor)
        : cursor.Next() is var sign && ReadPrimary(ref cursor) is { } value ? new NegationSyntax(sign, value)
        : null;

    private static ScheduleSyntax? ReadPrimary(ref Cursor cursor)
    {
        // Nothing lies within a number.
        if (cursor.Token.Kind == TokenKind.Number)
        {
            Token number = cursor.Next();
            return new ConstantSyntax(new NumberSyntax(number, "", number.Span), number);
        }
        if (!Nested.Enter(cursor))
            return null;
        ScheduleSyntax? schedule = ReadNested(ref cursor);
        cursor.State.Depth--;
        return schedule;
    }

    private static ScheduleSyntax? ReadNested(ref Cursor cursor)
    {
        Token token = cursor.Token;
        if (token.Kind == TokenKind.Word)
        {
            if (ScheduleOperators.Of(token.Text) is { } reader)
                return reader(ref cursor);
            if (token.Text is "min" or "max" or "clamp" or "quantise")
                return cursor.Through(Function);
            if (!IsOperator(token.Text) && LooksLikeSignal(cursor))
                return new ReferenceSyntax(cursor.Next());
        }
        if (token.Kind == TokenKind.OpenParenthesis)
            return cursor.Next() is var open && Read(ref cursor) is { } inner && cursor.Take(TokenKind.CloseParenthesis, "')'") is { } close ? Closed(new GroupSyntax(open, inner), close) : null;
        cursor.Expect("'-'");
        cursor.Expect("a number");
        cursor.Expect(ScheduleOperators.Expected);
        cursor.Expect(Functions);
        cursor.Expect("'('");
        cursor.Expect("a signal");
        return null;
    }

    private static ScheduleSyntax Closed(ScheduleSyntax schedule, Token close)
    {
        schedule.Close = close.Span.End;
        return schedule;
    }

    // "rampp 0 -> 1" is a misspelt operator and not a signal.
    private static bool LooksLikeSignal(in Cursor cursor)
    {
        ParseState state = cursor.State;
        Token next = cursor.Following;
        if (next.Kind is TokenKind.NewLine or TokenKind.End)
            return true;
        bool hasValues = next.Kind == TokenKind.Arrow
            || (next.Kind == TokenKind.Number && (state.Tokens[cursor.Position + 2].Kind == TokenKind.Arrow || Suggestion.Nearest(cursor.Token.Text, Operators) != null))
            || (next.Kind == TokenKind.Word && next.Text is "in" or "sine" or "triangle" && Suggestion.Nearest(cursor.Token.Text, Operators) != null);
        // "signal s in 0..1 =" and on the next line "phase Train ...": the statement behind the unfinished one is not a signal.
        bool isStatement = cursor.Position > 0 && state.Tokens[cursor.Position - 1].Kind == TokenKind.Equals && state.ContinuesLine(cursor.Position)
            && next.Kind is TokenKind.Word or TokenKind.Number or TokenKind.OpenBrace && next.Text is not ("for" or "then" or "allow");
        return !hasValues && !isStatement;
    }
}
