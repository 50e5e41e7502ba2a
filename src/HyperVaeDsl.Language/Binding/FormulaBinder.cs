using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the formulas of properties: what is a number, what holds or does not, and what the names stand for.</summary>
/// <param name="context">What binders share.</param>
/// <param name="values">What may be named: signals, weights and parameters of losses, the learning rate.</param>
internal sealed class FormulaBinder(BindingContext context, IReadOnlyDictionary<string, ScalarRef> values)
{
    /// <summary>Claims and terms of one property at most: each is computed again and again.</summary>
    private const int MostParts = 400;

    private int parts;

    /// <summary>Begins a property.</summary>
    public void Begin() => parts = 0;

    /// <summary>Something that holds or does not; null after reporting that it is something else.</summary>
    public Claim? Claim(FormulaSyntax formula)
    {
        if (!Counts(formula))
            return null;
        switch (formula)
        {
            case FormulaGroupSyntax group:
                return Claim(group.Inner);
            case FormulaPrefixSyntax { Sign: "not" } not:
                return Claim(not.Value) is { } inner ? new NotClaim(inner, not.Span) : null;
            case FormulaRangeSyntax range:
                return InRange(range);
            case FormulaChainSyntax chain when chain.Tail[0].Sign.Text is "and" or "or" or "implies":
                return Joined(chain);
            case FormulaChainSyntax chain when IsComparison(chain):
                return Compared(chain);
            default:
                context.Report(Rules.BadValue, formula.Span, "This is a number, and neither holds nor fails. Compare it with another one, for example with '<= 0.5'.");
                return null;
        }
    }

    /// <summary>A number; null after reporting that it is something else.</summary>
    public ClaimTerm? Term(FormulaSyntax formula)
    {
        if (!Counts(formula))
            return null;
        switch (formula)
        {
            case FormulaGroupSyntax group:
                return Term(group.Inner);
            case FormulaNumberSyntax number:
                return Number(number.Value);
            case FormulaNameSyntax name:
                return Value(name);
            case FormulaPrefixSyntax { Sign: "-" } negation:
                return Term(negation.Value) is { } value ? new OperationTerm(BinaryOperation.Subtract, new NumberTerm(0, negation.Span), value, negation.Span) : null;
            case FormulaCallSyntax call:
                return Called(call);
            case FormulaChainSyntax chain when chain.Tail[0].Sign.Text is "+" or "-" or "*" or "/":
                return Calculated(chain);
            default:
                context.Report(Rules.BadValue, formula.Span, "This holds or fails, and is no number to calculate or compare with. Join it with others by 'and', 'or' or 'implies'.");
                return null;
        }
    }

    private ComparisonClaim? Compared(FormulaChainSyntax chain)
    {
        ClaimTerm? left = Term(chain.Head);
        ClaimTerm? right = Term(chain.Tail[0].Value);
        return left == null || right == null ? null : new ComparisonClaim(left, chain.Tail[0].Sign.Text, right, chain.Span);
    }

    private Claim? Joined(FormulaChainSyntax chain)
    {
        Claim?[] claims = [Claim(chain.Head), .. chain.Tail.Select(operand => Claim(operand.Value))];
        if (claims.Any(claim => claim == null))
            return null;
        return chain.Tail[0].Sign.Text switch
        {
            "and" => new AllClaim([.. claims.Select(claim => claim!)], chain.Span),
            "or" => new AnyClaim([.. claims.Select(claim => claim!)], chain.Span),
            _ => new ImpliesClaim(claims[0]!, claims[1]!, chain.Span),
        };
    }

    private AllClaim? InRange(FormulaRangeSyntax syntax)
    {
        if (Term(syntax.Value) is not { } value || Number(syntax.Range.From) is not { } low || Number(syntax.Range.To!) is not { } high)
            return null;
        BinaryCurve room = new(BinaryOperation.Subtract, high.Level, low.Level);
        room.Params?.Require(new ParamFact(room, 0, 0, new Interval(0, double.MaxValue), 0, Rules.BadRange.Code, syntax.Range.Span));
        if (room.Params == null && low.Number > high.Number)
        {
            context.Report(Rules.BadRange, syntax.Range.Span, "This range is reversed, so nothing lies in it: its end must not be below its start.");
            return null;
        }
        return new AllClaim([new ComparisonClaim(value, ">=", low, syntax.Span), new ComparisonClaim(value, "<=", high, syntax.Span)], syntax.Span);
    }

    // A range in a formula has no percentages, so nothing is lost by reading all numbers alike.
    private static NumberTerm? Number(NumberSyntax number)
    {
        if (number.HasParams)
            return new NumberTerm(number.Unit == "%" ? new BinaryCurve(BinaryOperation.Divide, number.Level, new ConstantCurve(100)) : number.Level, number.Span);
        return double.IsNaN(number.Value) ? null : new NumberTerm(number.Unit == "%" ? number.Value / 100 : number.Value, number.Span);
    }

    private ClaimTerm? Called(FormulaCallSyntax call)
    {
        ClaimTerm?[] operands = [.. call.Operands.Select(Term)];
        if (operands.Any(operand => operand == null))
            return null;
        if (call.Function != "abs")
            return operands.Select(operand => operand!).Aggregate((a, b) => new OperationTerm(call.Function == "min" ? BinaryOperation.Min : BinaryOperation.Max, a, b, call.Span));
        if (operands.Length == 1)
            return new OperationTerm(BinaryOperation.Max, operands[0]!, new OperationTerm(BinaryOperation.Subtract, new NumberTerm(0, call.Span), operands[0]!, call.Span), call.Span);
        context.Report(Rules.BadValue, call.Span, "'abs' is the size of one number. Write for example 'abs(a - b)'.");
        return null;
    }

    private ClaimTerm? Calculated(FormulaChainSyntax chain)
    {
        ClaimTerm? result = Term(chain.Head);
        foreach (FormulaOperandSyntax operand in chain.Tail)
        {
            ClaimTerm? value = Term(operand.Value);
            if (result == null || value == null)
                return null;
            BinaryOperation operation = operand.Sign.Text switch
            {
                "+" => BinaryOperation.Add,
                "-" => BinaryOperation.Subtract,
                "*" => BinaryOperation.Multiply,
                _ => BinaryOperation.Divide,
            };
            if (operation == BinaryOperation.Divide && value is NumberTerm { Number: 0 })
            {
                context.Report(Rules.DivisionByZero, operand.Value.Span, "The divisor is 0. Write another number.");
                return null;
            }
            result = new OperationTerm(operation, result, value, chain.Head.Span.To(operand.Span));
        }
        return result;
    }

    private ValueTerm? Value(FormulaNameSyntax name)
    {
        if (values.TryGetValue(name.Name.Text, out ScalarRef? value))
            return new ValueTerm(name.Name.Text, value, name.IsPlanned, name.Span);
        if (context.Metrics.Any(metric => metric.Name == name.Name.Text))
            context.Report(Rules.UnknownName, name.Name.Span, $"'{name.Name.Text}' is a metric: what it will be is not known before training, so nothing can be proved of it. Write 'target {name.Name.Text} ...' to say what is hoped for, or a guard to watch it.");
        else
            context.ReportUnknown(name.Name, "signal", values.Keys);
        return null;
    }

    private bool Counts(FormulaSyntax formula)
    {
        if (++parts == MostParts + 1)
            context.Report(Rules.TooLargeToCalculate, formula.Span, $"This property has more than {Text.Numbers.Format(MostParts)} parts. Write several properties.");
        return parts <= MostParts;
    }

    private static bool IsComparison(FormulaChainSyntax chain) => chain.Tail[0].Sign.Text is "<" or "<=" or ">" or ">=" or "=";
}
