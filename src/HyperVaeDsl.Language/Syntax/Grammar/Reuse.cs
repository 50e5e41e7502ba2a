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

    public static readonly Parser<StatementSyntax> Without =
        from keyword in Word("without")
        from kind in Identifier("the keyword of what is removed, such as loss")
        from name in Identifier("its name").Optional()
        select new WithoutSyntax(keyword, kind, name.GetOrDefault());

    private static readonly Parser<(RangeSyntax Range, WordSyntax? Unit)> Range =
        from inWord in Word("in")
        from range in NumberRange
        from unit in Unit.Optional()
        select (range, unit.GetOrDefault());

    public static readonly Parser<StatementSyntax> Param =
        from keyword in Word("param")
        from name in DeclaredName("a name for the param", "in")
        from sign in EqualsSign
        from value in Quantity
        from range in Range
        select new ParamSyntax(keyword, name, value, range.Range, range.Unit);

    public static readonly Parser<StatementSyntax> OverridingParam =
        from keyword in Word("param")
        from name in DeclaredName("the name of a param", "in")
        from sign in EqualsSign
        from value in Quantity
        from range in Range.Optional()
        select range.IsDefined ? new ParamSyntax(keyword, name, value, range.Get().Range, range.Get().Unit) : new ParamSyntax(keyword, name, value, null, null);
}
