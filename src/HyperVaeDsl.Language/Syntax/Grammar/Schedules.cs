using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;
using Duration = HyperVaeDsl.Language.Syntax.Nodes.NumberSyntax;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>How a signal runs: calculations with numbers, signals and operators, one after another.</summary>
internal static class Schedules
{
    /// <summary>The words that begin a schedule.</summary>
    public static readonly string[] Operators =
    [
        "ramp", "decay", "hold", "jump", "cycle", "wave", "cosine_restarts", "one_cycle", "warmup_stable_decay", "warmup", "steps", "points",
        "repeat", "delay", "stretch", "noise", "min", "max", "clamp", "quantise",
    ];

    private static readonly Parser<ScheduleSyntax> Constant =
        from value in Number
        select new ConstantSyntax(new NumberSyntax(value, "", value.Span), value);

    private static readonly Parser<ScheduleSyntax> Reference = LooksLikeSignal(Where(
        token => token.Kind == TokenKind.Word && !Operators.Contains(token.Text), "a signal").Select(word => new ReferenceSyntax(word)));

    private static readonly Parser<ScheduleSyntax> Parentheses =
        from open in OpenParenthesis
        from inner in Nested.Later(() => Any!)
        from close in CloseParenthesis
        select Closed(new GroupSyntax(open, inner), close);

    private static readonly Parser<ScheduleSyntax> Extreme =
        from word in AnyWord("min", "max")
        from open in OpenParenthesis
        from first in Nested.Later(() => Any!)
        from rest in Comma.Then(_ => Nested.Later(() => Any!)).Many()
        from close in CloseParenthesis
        select Closed(new ExtremeSyntax(word, [first, .. rest]), close);

    private static readonly Parser<ScheduleSyntax> Clamp =
        from word in Word("clamp")
        from open in OpenParenthesis
        from value in Nested.Later(() => Any!)
        from comma in Comma
        from range in Constants.Range
        from close in CloseParenthesis
        select Closed(new ClampSyntax(word, value, range), close);

    private static readonly Parser<ScheduleSyntax> Quantise =
        from word in Word("quantise")
        from open in OpenParenthesis
        from value in Nested.Later(() => Any!)
        from comma in Comma
        from step in Constants.Value
        from close in CloseParenthesis
        select Closed(new QuantiseSyntax(word, value, step), close);

    private static readonly Parser<ScheduleSyntax> Function = ByWord(("min", Extreme), ("max", Extreme), ("clamp", Clamp), ("quantise", Quantise));

    private static readonly Parser<ScheduleSyntax> Primary = Nested.Of(
        Constant.Or(ScheduleOperators.Any).Or(Function).Or(Parentheses).Or(Reference).Named("a schedule"));

    private static readonly Parser<ScheduleSyntax> Factor = i => Minus(i) is { WasSuccessful: true } sign
        ? Map(Primary(sign.Remainder), value => new NegationSyntax(sign.Value, value))
        : Primary(i);

    private static readonly Parser<ScheduleSyntax> Product = Chain(Factor, Factors);

    private static readonly Parser<ScheduleSyntax> Sum = Chain(Product, Terms);

    private static readonly Parser<Duration> For = Word("for").Then(_ => Constants.Duration);

    private static readonly Parser<Token> Jump = Word("jump");

    private static readonly Parser<Token> Then = Word("then");

    /// <summary>A calculation, or so much of it as 'for' says.</summary>
    public static readonly Parser<ScheduleSyntax> Part = i =>
    {
        IResult<ScheduleSyntax> sum = Sum(i);
        return sum.WasSuccessful && For(sum.Remainder) is { WasSuccessful: true } duration
            ? Result.Success<ScheduleSyntax>(new LimitedSyntax(sum.Value, duration.Value), duration.Remainder)
            : sum;
    };

    private static readonly Parser<ScheduleSyntax> JumpingPart = i => Jump(i) is { WasSuccessful: true } jump
        ? Map(Part(jump.Remainder), part => WithJump(part, jump.Value))
        : Part(i);

    /// <summary>Any schedule; 'jump' stands in front of a part that does not continue from the value before.</summary>
    public static readonly Parser<ScheduleSyntax> Any = i =>
    {
        (IResult<ScheduleSyntax> first, List<(Token Sign, ScheduleSyntax Item)>? rest, IInput end) = Separated(JumpingPart, Then, i);
        return rest == null ? first : Result.Success<ScheduleSyntax>(new SequenceSyntax([first.Value, .. rest.Select(part => part.Item)]), end);
    };

    private static Parser<ScheduleSyntax> Chain(Parser<ScheduleSyntax> item, Parser<Token> sign) => i =>
    {
        (IResult<ScheduleSyntax> head, List<(Token Sign, ScheduleSyntax Item)>? tail, IInput end) = Separated(item, sign, i);
        return tail == null ? head : Result.Success<ScheduleSyntax>(new ArithmeticSyntax(head.Value, [.. tail.Select(part => new OperandSyntax(part.Sign, part.Item))]), end);
    };

    // Written out, because most schedules are one item and pass through here four times: what combinators make for each level would be most
    // of what reading costs.
    private static (IResult<ScheduleSyntax> First, List<(Token Sign, ScheduleSyntax Item)>? Others, IInput End) Separated(Parser<ScheduleSyntax> item, Parser<Token> sign, IInput i)
    {
        IResult<ScheduleSyntax> first = item(i);
        List<(Token Sign, ScheduleSyntax Item)>? rest = null;
        IInput end = first.Remainder;
        while (first.WasSuccessful && sign(end) is { WasSuccessful: true } next && item(next.Remainder) is { WasSuccessful: true } another)
        {
            (rest ??= []).Add((next.Value, another.Value));
            end = another.Remainder;
        }
        return (first, rest, end);
    }

    private static IResult<ScheduleSyntax> Map(IResult<ScheduleSyntax> result, Func<ScheduleSyntax, ScheduleSyntax> map) =>
        result.WasSuccessful ? Result.Success(map(result.Value), result.Remainder) : result;

    private static ScheduleSyntax Closed(ScheduleSyntax schedule, Token close)
    {
        schedule.Close = close;
        return schedule;
    }

    private static ScheduleSyntax WithJump(ScheduleSyntax schedule, Token? jump)
    {
        schedule.Jump ??= jump;
        return schedule;
    }

    // "rampp 0 -> 1" is a misspelt operator and not a signal.
    private static Parser<ScheduleSyntax> LooksLikeSignal(Parser<ScheduleSyntax> reference) => i =>
    {
        TokenInput input = (TokenInput)i;
        Token next = input.AtEnd ? input.Token : input.State.Tokens[input.Position + 1];
        bool hasValues = next.Kind == TokenKind.Arrow
            || (next.Kind == TokenKind.Number && (input.State.Tokens[input.Position + 2].Kind == TokenKind.Arrow || Suggestion.Nearest(input.Token.Text, Operators) != null))
            || (next.Kind == TokenKind.Word && next.Text is "in" or "sine" or "triangle" && Suggestion.Nearest(input.Token.Text, Operators) != null);
        // "signal s in 0..1 =" and on the next line "phase Train ...": the statement behind the unfinished one is not a signal.
        bool isStatement = input.Position > 0 && input.State.Tokens[input.Position - 1].Kind == TokenKind.Equals && input.State.ContinuesLine(input.Position)
            && next.Kind is TokenKind.Word or TokenKind.Number or TokenKind.OpenBrace && next.Text is not ("for" or "then" or "allow");
        if (!hasValues && !isStatement)
            return reference(i);
        input.State.Fail(input.Position, "a signal");
        return Result.Failure<ScheduleSyntax>(i, "an operator was meant", []);
    };
}
