using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>A param of a methodology with all that its bases say of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; "" without one.</param>
/// <param name="Value">Its value.</param>
/// <param name="Range">The values that it may have.</param>
/// <param name="IsWhole">Whether only whole numbers are meant: value and range are written without a decimal point or exponent.</param>
/// <param name="Tokens">What stands for it in the text; nothing when its name has another meaning there.</param>
/// <param name="Declaration">Where it was declared first.</param>
internal sealed record Param(string Name, string Unit, double Value, Interval Range, bool IsWhole, IReadOnlyList<Token> Tokens, ParamSyntax Declaration)
{
    /// <summary>The statement that gave it its value: the last override, or the declaration.</summary>
    public TextSpan Setting { get; init; } = Declaration.Span;

    /// <summary>Whether its declaration does not say what it is.</summary>
    public bool IsUnknown => Tokens.Count == 0 || double.IsNaN(Value) || double.IsNaN(Range.Low) || double.IsNaN(Range.High);

    /// <summary>A number with the param's unit, as it would be written.</summary>
    public string Show(double value) => Numbers.Format(value) + (Unit == "%" ? "%" : Unit.Length == 0 ? "" : " " + Unit);

    /// <summary>The range as it would be written.</summary>
    public string ShowRange() => $"{Numbers.Format(Range.Low)}..{Show(Range.High)}";

    /// <summary>The same param with another value.</summary>
    public Param At(double value)
    {
        TextSpan span = Declaration.Value.Span;
        List<Token> tokens = [new Token(TokenKind.Number, Numbers.Format(value), span, value, "", false)];
        if (Unit == "%")
            tokens.Add(new Token(TokenKind.Percent, "%", span, 0, "", false));
        else if (Unit == "nats/dim")
            tokens.AddRange([new Token(TokenKind.Word, "nats", span, 0, "", false), new Token(TokenKind.Slash, "/", span, 0, "", false), new Token(TokenKind.Word, "dim", span, 0, "", false)]);
        else if (Unit.Length > 0)
            tokens.Add(new Token(TokenKind.Word, Unit, span, 0, "", false));
        return this with { Value = value, Tokens = tokens };
    }
}
