using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The values of an operator: a number, or a calculation with numbers in parentheses, which is done while reading.</summary>
internal static class Constants
{
    private static readonly Parser<double> Factor =
        from sign in Minus.Optional()
        from value in Number.Select(number => number.Value).Or(Nested.Later(() => Group!).Select(inner => inner.Value))
        select sign.IsDefined ? -value : value;

    private static readonly Parser<double> Product = Chain(Factor, Factors, Multiply);

    private static readonly Parser<double> Sum = Chain(Product, Terms, Add);

    private static readonly Parser<Token> Group = Nested.Of<Token>(
        from open in OpenParenthesis
        from value in Sum
        from close in CloseParenthesis
        select new Token(TokenKind.Number, Numbers.Format(value), open.Span.To(close.Span), value, open.Documentation, false));

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
        double value = schedule.Jump == null ? Fold(schedule) : double.NaN;
        return double.IsNaN(value) || double.IsInfinity(value) ? null
            : new NumberSyntax(new Token(TokenKind.Number, Numbers.Format(value), schedule.Span, value + 0.0, "", false), "", schedule.Span);
    }

    private static double Fold(ScheduleSyntax schedule) => schedule switch
    {
        ConstantSyntax constant => constant.Value.Value,
        GroupSyntax { Inner.Jump: null } group => Fold(group.Inner),
        NegationSyntax negation => -Fold(negation.Value),
        ArithmeticSyntax arithmetic => arithmetic.Tail.Aggregate(Fold(arithmetic.Head), (result, operand) => operand.Sign switch
        {
            "+" => result + Fold(operand.Value),
            "-" => result - Fold(operand.Value),
            "*" => result * Fold(operand.Value),
            _ => result / Fold(operand.Value),
        }),
        _ => double.NaN,
    };

    private static Parser<double> Chain(Parser<double> item, Parser<Token> sign, Func<double, Token, double, double> calculate) =>
        from head in item
        from tail in sign.Then(token => item.Select(value => (Sign: token, Value: value))).Many()
        select tail.Aggregate(head, (result, next) => calculate(result, next.Sign, next.Value));

    private static double Multiply(double a, Token sign, double b) => sign.Kind == TokenKind.Star ? a * b : a / b;

    private static double Add(double a, Token sign, double b) => sign.Kind == TokenKind.Plus ? a + b : a - b;

    // A result that is no number is reported once, like a number that is none.
    private static Parser<Token> Checked(Parser<Token> group) => i =>
    {
        IResult<Token> result = group(i);
        if (!result.WasSuccessful || !(double.IsNaN(result.Value.Value) || double.IsInfinity(result.Value.Value)))
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
