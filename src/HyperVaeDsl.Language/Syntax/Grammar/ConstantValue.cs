using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>A number while it is calculated, or the calculation where params take part and it is looked at what they have an effect on.</summary>
/// <param name="Number">The number; not used beside a level.</param>
/// <param name="Level">The calculation; null for a number.</param>
internal readonly record struct ConstantValue(double Number, Curve? Level)
{
    public static ConstantValue Of(Token token) => token.Level is { } level ? new ConstantValue(0, level) : new ConstantValue(token.Value, null);

    public static ConstantValue Negated(ConstantValue value) =>
        value.Level == null ? new ConstantValue(-value.Number, null) : new ConstantValue(0, new BinaryCurve(BinaryOperation.Subtract, new ConstantCurve(0), value.Level));

    /// <summary>a operation b; what is divided by must not become 0 for any values of the params.</summary>
    public static ConstantValue Of(ConstantValue a, BinaryOperation operation, ConstantValue b, TextSpan span)
    {
        BinaryCurve calculated = new(operation, a.Level ?? new ConstantCurve(a.Number), b.Level ?? new ConstantCurve(b.Number));
        if (calculated.Params is not { } box)
            return new ConstantValue(calculated.At(0), null);
        if (operation == BinaryOperation.Divide)
            box.RequireDivisor(calculated.Right, 0, 0, Rules.BadNumber.Code, span);
        return new ConstantValue(0, calculated);
    }

    /// <summary>Its token.</summary>
    public Token AsToken(TextSpan span, string documentation)
    {
        if (Level == null)
            return new Token(TokenKind.Number, Numbers.Format(Number), span, Number, documentation, false);
        Level.Params!.RequireFinite(Level, 0, 0, Rules.BadNumber.Code, span);
        return Token.Of(Level, "", span, documentation);
    }
}
