using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>A param of a methodology with all that its bases say of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; "" without one.</param>
/// <param name="Value">Its value.</param>
/// <param name="Domain">The values that it may have; whole numbers where value and range are written without a decimal point or exponent.</param>
/// <param name="Tokens">What stands for it in the text; nothing when its name has another meaning there.</param>
/// <param name="Declaration">Where it was declared first.</param>
internal sealed record Param(string Name, string Unit, double Value, ParamDomain Domain, IReadOnlyList<Token> Tokens, ParamSyntax Declaration)
{
    /// <summary>Smallest and largest value.</summary>
    public Interval Range => Domain.Range;

    /// <summary>Whether it counts something.</summary>
    public bool IsWhole => Domain.IsWhole;

    /// <summary>The statement that gave it its value: the last override, or the declaration.</summary>
    public TextSpan Setting { get; init; } = Declaration.Span;

    /// <summary>The statement that says which values it may have: the last override with a range, or the declaration.</summary>
    public ParamSyntax Ranged { get; init; } = Declaration;

    /// <summary>The value that is written, whatever is set from outside.</summary>
    public double Written { get; init; } = Value;

    /// <summary>Whether its declaration does not say what it is.</summary>
    public bool IsUnknown => Tokens.Count == 0 || double.IsNaN(Value) || double.IsNaN(Range.Low) || double.IsNaN(Range.High);

    /// <summary>A number with the param's unit, as it would be written.</summary>
    public string Show(double value) => Show(value, Unit);

    /// <summary>The range as it would be written.</summary>
    public string ShowRange() => Show(Domain, Unit);

    /// <summary>Values with a unit as a person would write them: 1e-5 for 1E-05.</summary>
    public static string Write(ParamDomain domain, string unit) => Show(domain, unit).Replace("E-0", "e-").Replace("E-", "e-");

    /// <summary>Values with a unit as they would be written.</summary>
    public static string Show(ParamDomain domain, string unit) => domain switch
    {
        { Step: > 0 } => $"{Numbers.Format(domain.Range.Low)}..{Show(domain.Range.High, unit)} by {Show(domain.Step, unit)}",
        { Values: { } listed } => $"{string.Join(", ", listed.Take(listed.Count - 1).Select(value => Numbers.Format(value)).Append(Show(domain.Range.High, unit)))}",
        _ => $"{Numbers.Format(domain.Range.Low)}..{Show(domain.Range.High, unit)}",
    };

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

    private static string Show(double value, string unit) => Numbers.Format(value) + (unit == "%" ? "%" : unit.Length == 0 ? "" : " " + unit);
}
