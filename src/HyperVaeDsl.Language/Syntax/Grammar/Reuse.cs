using HyperVaeDsl.Language.Syntax.Nodes;
using Sprache;
using static HyperVaeDsl.Language.Syntax.Grammar.Values;
using static HyperVaeDsl.Language.Syntax.Tokens;

namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>Imports, params, and the removal of what is inherited.</summary>
internal static class Reuse
{
    public static readonly Parser<StatementSyntax> Import =
        from keyword in Word("import")
        from path in Tokens.Text
        select new ImportSyntax(keyword, path);

    private static readonly Parser<WordSyntax> Parameter =
        from name in DeclaredName("the name of a parameter")
        from value in EqualsSign.Then(_ => Rest(ofLine: false)).Optional()
        select name;

    private static readonly Parser<IEnumerable<WordSyntax>> Parameters =
        from first in Parameter
        from rest in Comma.Then(_ => Parameter).Many()
        select new[] { first }.Concat(rest);

    public static readonly Parser<StatementSyntax> Preset =
        from keyword in Word("preset")
        from name in DeclaredName("a name for the preset")
        from open in OpenParenthesis
        from parameters in Parameters.Optional()
        from close in CloseParenthesis
        from sign in EqualsSign
        from schedule in Rest(ofLine: true)
        select new PresetSyntax(keyword, name, [.. parameters.GetOrElse([])], schedule[0].Span.To(schedule[schedule.Count - 1].Span));

    public static readonly Parser<StatementSyntax> Without =
        from keyword in Word("without")
        from kind in Identifier("the keyword of what is removed, such as loss")
        from name in Identifier("its name").Optional()
        select new WithoutSyntax(keyword, kind, name.GetOrDefault());

    // A param may count evaluations, which are no unit of time.
    private static readonly Parser<NumberSyntax> Value = WithUnit(Conditions.WhileUnit);

    // The tokens up to the end of the line, or up to a comma or parenthesis that belongs to what stands around them; at least one.
    private static Parser<IReadOnlyList<Token>> Rest(bool ofLine) => i =>
    {
        List<Token> rest = [];
        TokenInput input = (TokenInput)i;
        for (int depth = 0; input.Token.Kind is not (TokenKind.NewLine or TokenKind.End); input = (TokenInput)input.Advance())
        {
            depth += input.Token.Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            if (!ofLine && (depth < 0 || (depth == 0 && input.Token.Kind == TokenKind.Comma)))
                break;
            rest.Add(input.Token);
        }
        if (rest.Count > 0)
            return Result.Success<IReadOnlyList<Token>>(rest, input);
        input.State.Fail(input.Position, ofLine ? "a schedule" : "a value");
        return Result.Failure<IReadOnlyList<Token>>(i, "nothing", []);
    };

    private static readonly Parser<(RangeSyntax Range, WordSyntax? Unit)> Range =
        from inWord in Word("in")
        from range in NumberRange
        from unit in UnitOf(Conditions.WhileUnit).Optional()
        select (range, unit.GetOrDefault());

    public static readonly Parser<StatementSyntax> Param =
        from keyword in Word("param")
        from name in DeclaredName("a name for the param", "in")
        from sign in EqualsSign
        from value in Value
        from range in Range
        select new ParamSyntax(keyword, name, value, range.Range, range.Unit);

    public static readonly Parser<StatementSyntax> OverridingParam =
        from keyword in Word("param")
        from name in DeclaredName("the name of a param", "in")
        from sign in EqualsSign
        from value in Value
        from range in Range.Optional()
        select range.IsDefined ? new ParamSyntax(keyword, name, value, range.Get().Range, range.Get().Unit) : new ParamSyntax(keyword, name, value, null, null);
}
