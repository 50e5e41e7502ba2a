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

    /// <summary>The value of a param, which may count evaluations; these are no unit of time.</summary>
    public static readonly Parser<NumberSyntax> Value = WithUnit(Conditions.WhileUnit);

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

    private static readonly Parser<WordSyntax> Unit = UnitOf(Conditions.WhileUnit);

    private static readonly Parser<NumberSyntax> Step =
        from word in Word("by")
        from step in Value
        select step;

    private static readonly Parser<AllowedSyntax> FromTo =
        from range in NumberRange
        from unit in Unit.Optional()
        from step in Step.XOptional()
        select new AllowedSyntax(range, [], unit.GetOrDefault(), step.GetOrDefault());

    private static readonly Parser<AllowedSyntax> Listed =
        from first in Plain
        from rest in Comma.Then(_ => Plain).XAtLeastOnce()
        from unit in Unit.Optional()
        select new AllowedSyntax(null, [first, .. rest], unit.GetOrDefault(), null);

    private static readonly Parser<AllowedSyntax> Allowed = Word("in").Then(_ => FromTo.Or(Listed));

    public static readonly Parser<StatementSyntax> Param =
        from keyword in Word("param")
        from name in DeclaredName("a name for the param", "in")
        from sign in EqualsSign
        from value in Value
        from allowed in Allowed
        select new ParamSyntax(keyword, name, value, allowed);

    public static readonly Parser<StatementSyntax> OverridingParam =
        from keyword in Word("param")
        from name in DeclaredName("the name of a param", "in")
        from sign in EqualsSign
        from value in Value
        from allowed in Allowed.Optional()
        select new ParamSyntax(keyword, name, value, allowed.GetOrDefault());
}
