using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The values of an operator: a number, or a calculation with numbers in parentheses, which is done while reading.</summary>
internal static class Constants
{
    private static readonly Parser<ConstantValue> Factor =
        from sign in Minus.Optional()
        from value in Number.Select(ConstantValue.Of).Or(Nested.Later(() => Group!).Select(ConstantValue.Of))
        select sign.IsDefined ? ConstantValue.Negated(value) : value;

    private static readonly Parser<ConstantValue> Product = Chain(Factor, Factors);

    private static readonly Parser<ConstantValue> Sum = Chain(Product, Terms);

    private static readonly Parser<Token> Group = Nested.Of<Token>(
        from open in OpenParenthesis
        from value in Sum
        from close in CloseParenthesis
        select value.AsToken(open.Span.To(close.Span), open.Documentation));

    private static readonly Parser<Token> Calculated = Checked(Group);

    /// <summary>A value without a unit.</summary>
    public static readonly Parser<NumberSyntax> Value = Cursor.Parser(ReadValue);

    /// <summary>A value with a unit of time.</summary>
    public static readonly Parser<NumberSyntax> Duration = Cursor.Parser(ReadDuration);

    /// <summary>A value in percent.</summary>
    public static readonly Parser<NumberSyntax> Percentage = Cursor.Parser(ReadPercentage);

    /// <summary>a..b with values.</summary>
    public static readonly Parser<RangeSyntax> Range =
        from low in Value
        from dots in Tokens.Range
        from high in Value
        select new RangeSyntax(low, high, low.Span.To(high.Span));

    /// <summary>A value without a unit.</summary>
    public static NumberSyntax? ReadValue(ref Cursor cursor) =>
        ReadToken(ref cursor) is { } number ? new NumberSyntax(number, "", number.Span) : null;

    /// <summary>A value with a unit of time.</summary>
    public static NumberSyntax? ReadDuration(ref Cursor cursor) =>
        ReadToken(ref cursor) is { } number ? Values.WithTimeUnit(number, ref cursor) : null;

    /// <summary>A value in percent.</summary>
    public static NumberSyntax? ReadPercentage(ref Cursor cursor) =>
        ReadToken(ref cursor) is { } number && cursor.Take(TokenKind.Percent, "'%'") is { } sign ? new NumberSyntax(number, "%", number.Span.To(sign.Span)) : null;

    // A number, or ( calculation ); the token of a calculation has its result.
    private static Token? ReadToken(ref Cursor cursor)
    {
        if (cursor.Take(TokenKind.Number, "a number") is { } number)
            return number;
        if (cursor.Token.Kind == TokenKind.OpenParenthesis)
            return ReadCalculation(ref cursor);
        cursor.Expect("'('");
        return null;
    }

    private static Token? ReadCalculation(ref Cursor cursor)
    {
        IResult<Token> result = Calculated(TokenInput.At(cursor.State, cursor.Position));
        cursor.Return(((TokenInput)result.Remainder).Position);
        return result.WasSuccessful ? result.Value : null;
    }

    /// <summary>The number that a schedule of numbers only is; null for one with operators or signals, or without a finite result.</summary>
    public static NumberSyntax? Folded(ScheduleSyntax schedule)
    {
        ConstantValue value = schedule.Jump == null ? Fold(schedule) : NoNumber;
        return double.IsNaN(value.Number) || double.IsInfinity(value.Number) ? null
            : new NumberSyntax((value with { Number = value.Number + 0.0 }).AsToken(schedule.Span, ""), "", schedule.Span);
    }

    private static readonly ConstantValue NoNumber = new(double.NaN, null);

    private static ConstantValue Fold(ScheduleSyntax schedule) => schedule switch
    {
        ConstantSyntax constant => constant.Value.HasParams ? new ConstantValue(0, constant.Value.Level) : new ConstantValue(constant.Value.Value, null),
        GroupSyntax { Inner.Jump: null } group => Fold(group.Inner),
        NegationSyntax negation => Fold(negation.Value) is var value && double.IsNaN(value.Number) ? NoNumber : ConstantValue.Negated(value),
        ArithmeticSyntax arithmetic => arithmetic.Tail.Aggregate(Fold(arithmetic.Head), (result, operand) =>
            Fold(operand.Value) is var value && (double.IsNaN(value.Number) || double.IsNaN(result.Number)) ? NoNumber : ConstantValue.Of(result, operand.Sign switch
            {
                "+" => BinaryOperation.Add,
                "-" => BinaryOperation.Subtract,
                "*" => BinaryOperation.Multiply,
                _ => BinaryOperation.Divide,
            }, value, operand.Value.Span)),
        _ => NoNumber,
    };

    private static Parser<ConstantValue> Chain(Parser<ConstantValue> item, Parser<Token> sign) =>
        from head in item
        from tail in sign.Then(token => item.Select(value => (Sign: token, Value: value))).Many()
        select tail.Aggregate(head, (result, next) => ConstantValue.Of(result, next.Sign.Kind switch
        {
            TokenKind.Star => BinaryOperation.Multiply,
            TokenKind.Slash => BinaryOperation.Divide,
            TokenKind.Plus => BinaryOperation.Add,
            _ => BinaryOperation.Subtract,
        }, next.Value, next.Sign.Span));

    // A result that is no number is reported once, like a number that is none.
    private static Parser<Token> Checked(Parser<Token> group) => i =>
    {
        IResult<Token> result = group(i);
        if (!result.WasSuccessful || result.Value.Level != null || !(double.IsNaN(result.Value.Value) || double.IsInfinity(result.Value.Value)))
            return result;
        TokenInput input = (TokenInput)i;
        int end = ((TokenInput)result.Remainder).Position;
        if (!input.State.Tokens.Skip(input.Position).Take(end - input.Position).Any(token => token.IsBroken))
        {
            input.State.Diagnostics.Report(Rules.BadNumber, result.Value.Span, "This calculation divides by 0 or gives a number that is too large. Write one with a finite result.");
            input.State.Tokens[input.Position] = input.Token with { IsBroken = true };
        }
        return Result.Success(result.Value with { Value = double.NaN, IsBroken = true }, result.Remainder);
    };
}
