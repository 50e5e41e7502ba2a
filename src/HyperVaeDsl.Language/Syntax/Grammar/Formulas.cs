using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>
/// The formulas of properties, from what binds least: implies, or, and, not, a comparison, + and -, * and /, a sign. Numbers and comparisons are
/// read by one grammar, because what a parenthesis holds is known only behind it. How deep they are is limited by <see cref="NestingLimit"/>.
/// </summary>
internal static class Formulas
{
    private static readonly string[] Operands = ["a number", "a signal", "'('"];

    // Words that go on after a value; where one stands instead of a value, the value is missing.
    private static readonly HashSet<string> Connectives = new(StringComparer.Ordinal) { "and", "or", "implies", "until", "within", "per", "over", "in" };

    // A sign of percent is seldom what is missing, so no message asks for it.
    private static readonly Parser<FormulaSyntax> Constant = i =>
    {
        TokenInput after = (TokenInput)i.Advance();
        Token number = ((TokenInput)i).Token;
        return after.Token.Kind == TokenKind.Percent
            ? Result.Success<FormulaSyntax>(new FormulaNumberSyntax(new NumberSyntax(number, "%", number.Span.To(after.Token.Span))), after.Advance())
            : Result.Success<FormulaSyntax>(new FormulaNumberSyntax(new NumberSyntax(number, "", number.Span)), after);
    };

    private static readonly Parser<FormulaSyntax> Name = i =>
    {
        TokenInput input = (TokenInput)i;
        if (input.Token.Kind != TokenKind.Word || Connectives.Contains(input.Token.Text))
        {
            foreach (string operand in Operands)
                input.State.Fail(input.Position, operand);
            return Result.Failure<FormulaSyntax>(i, "unexpected token", Operands);
        }
        Token next = ((TokenInput)input.Advance()).Token;
        // A signal may be called 'planned' too.
        bool isPlanned = input.Token.Text == "planned" && next.Kind == TokenKind.Word && !Connectives.Contains(next.Text);
        return isPlanned
            ? Result.Success<FormulaSyntax>(new FormulaNameSyntax(input.Token, new WordSyntax(next)), input.Advance().Advance())
            : Result.Success<FormulaSyntax>(new FormulaNameSyntax(null, new WordSyntax(input.Token)), input.Advance());
    };

    private static readonly Parser<FormulaSyntax> Parentheses =
        from open in OpenParenthesis
        from inner in Nested.Later(() => Any!)
        from close in CloseParenthesis
        select (FormulaSyntax)new FormulaGroupSyntax(open, inner, close);

    private static readonly Parser<FormulaSyntax> Call =
        from word in Where(token => token is { Kind: TokenKind.Word, Text: "min" or "max" or "abs" }, "min, max or abs")
        from open in OpenParenthesis
        from first in Nested.Later(() => Any!)
        from rest in Comma.Then(_ => Nested.Later(() => Any!)).XMany()
        from close in CloseParenthesis
        select (FormulaSyntax)new FormulaCallSyntax(word, [first, .. rest], close);

    private static readonly Parser<FormulaSyntax> Primary = i =>
    {
        TokenInput input = (TokenInput)i;
        bool isCall = input.Token is { Kind: TokenKind.Word, Text: "min" or "max" or "abs" } && ((TokenInput)input.Advance()).Token.Kind == TokenKind.OpenParenthesis;
        return input.Token.Kind switch
        {
            TokenKind.Number => Constant(i),
            TokenKind.OpenParenthesis => Parentheses(i),
            _ => isCall ? Call(i) : Name(i),
        };
    };

    private static readonly Parser<FormulaSyntax> Factor = i => Minus(i) is { WasSuccessful: true } sign ? Prefixed(sign.Value, Primary(sign.Remainder)) : Primary(i);

    private static readonly Parser<FormulaSyntax> Product = Chain(Factor, Factors);

    /// <summary>A number that is calculated.</summary>
    public static readonly Parser<FormulaSyntax> Sum = Chain(Product, Terms);

    /// <summary>A sign between two values.</summary>
    public static readonly Parser<Token> ComparisonSign = Where(token => token.Kind is TokenKind.Comparison or TokenKind.Equals, "'<', '<=', '>', '>=' or '='");

    private static readonly Parser<FormulaSyntax> Comparing = i =>
    {
        IResult<FormulaSyntax> left = Sum(i);
        if (!left.WasSuccessful)
            return left;
        if (Word("in")(left.Remainder) is { WasSuccessful: true } within)
            return Constants.Range.Select(range => (FormulaSyntax)new FormulaRangeSyntax(left.Value, range))(within.Remainder);
        if (ComparisonSign(left.Remainder) is not { WasSuccessful: true } sign)
            return left;
        return Sum.Select(right => (FormulaSyntax)new FormulaChainSyntax(left.Value, [new FormulaOperandSyntax(sign.Value, right)]))(sign.Remainder);
    };

    private static readonly Parser<FormulaSyntax> Negation = i =>
        IsNot((TokenInput)i) ? Prefixed(((TokenInput)i).Token, Negation!(i.Advance())) : Comparing(i);

    private static readonly Parser<FormulaSyntax> Conjunction = Chain(Negation, Word("and"));

    private static readonly Parser<FormulaSyntax> Disjunction = Chain(Conjunction, Word("or"));

    /// <summary>Any formula.</summary>
    public static readonly Parser<FormulaSyntax> Any = i =>
    {
        IResult<FormulaSyntax> premise = Disjunction(i);
        if (!premise.WasSuccessful || Word("implies")(premise.Remainder) is not { WasSuccessful: true } implies)
            return premise;
        return Disjunction.Select(conclusion => (FormulaSyntax)new FormulaChainSyntax(premise.Value, [new FormulaOperandSyntax(implies.Value, conclusion)]))(implies.Remainder);
    };

    // A signal may be called 'not'.
    private static bool IsNot(TokenInput input) =>
        input.Token is { Kind: TokenKind.Word, Text: "not" } && ((TokenInput)input.Advance()).Token.Kind is TokenKind.Word or TokenKind.OpenParenthesis or TokenKind.Number or TokenKind.Minus or TokenKind.NewLine;

    private static IResult<FormulaSyntax> Prefixed(Token sign, IResult<FormulaSyntax> value) =>
        value.WasSuccessful ? Result.Success<FormulaSyntax>(new FormulaPrefixSyntax(sign, value.Value), value.Remainder) : value;

    // A sign after which nothing can be read is a mistake, not the end of the formula.
    private static Parser<FormulaSyntax> Chain(Parser<FormulaSyntax> item, Parser<Token> sign) => i =>
    {
        IResult<FormulaSyntax> head = item(i);
        List<FormulaOperandSyntax>? tail = null;
        IInput end = head.Remainder;
        while (head.WasSuccessful && sign(end) is { WasSuccessful: true } next)
        {
            IResult<FormulaSyntax> operand = item(next.Remainder);
            if (!operand.WasSuccessful)
                return operand;
            (tail ??= []).Add(new FormulaOperandSyntax(next.Value, operand.Value));
            end = operand.Remainder;
        }
        return tail == null ? head : Result.Success<FormulaSyntax>(new FormulaChainSyntax(head.Value, tail), end);
    };
}
