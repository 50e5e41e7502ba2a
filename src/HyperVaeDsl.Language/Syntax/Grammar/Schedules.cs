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

    private static readonly Parser<ScheduleSyntax> Primary = Nested.Of(
        Constant.Or(ScheduleOperators.Any).Or(Extreme).Or(Clamp).Or(Quantise).Or(Parentheses).Or(Reference).Named("a schedule"));

    private static readonly Parser<ScheduleSyntax> Factor =
        from sign in Minus.Optional()
        from value in Primary
        select sign.IsDefined ? new NegationSyntax(sign.Get(), value) : value;

    private static readonly Parser<ScheduleSyntax> Product = Chain(Factor, Factors);

    private static readonly Parser<ScheduleSyntax> Sum = Chain(Product, Terms);

    /// <summary>A calculation, or so much of it as 'for' says.</summary>
    public static readonly Parser<ScheduleSyntax> Part =
        from sum in Sum
        from duration in Word("for").Then(_ => Constants.Duration).Optional()
        select duration.IsDefined ? new LimitedSyntax(sum, duration.Get()) : sum;

    private static readonly Parser<ScheduleSyntax> JumpingPart =
        from jump in Word("jump").Optional()
        from part in Part
        select WithJump(part, jump.GetOrDefault());

    /// <summary>Any schedule; 'jump' stands in front of a part that does not continue from the value before.</summary>
    public static readonly Parser<ScheduleSyntax> Any =
        from first in JumpingPart
        from rest in Word("then").Then(_ => JumpingPart).Many()
        select rest.Any() ? new SequenceSyntax([first, .. rest]) : first;

    private static Parser<ScheduleSyntax> Chain(Parser<ScheduleSyntax> item, Parser<Token> sign) =>
        from head in item
        from tail in sign.Then(token => item.Select(value => new OperandSyntax(token, value))).Many()
        select tail.Any() ? new ArithmeticSyntax(head, [.. tail]) : head;

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
            && next.Kind is TokenKind.Word or TokenKind.Number or TokenKind.OpenBrace && next.Text is not ("for" or "then");
        if (!hasValues && !isStatement)
            return reference(i);
        input.State.Fail(input.Position, "a signal");
        return Result.Failure<ScheduleSyntax>(i, "an operator was meant", []);
    };
}
