using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>The params of a broken file, which are arguments of its class as they are of the class of the file without errors.</summary>
internal static class ShapeParams
{
    /// <summary>The params in the order of their declarations. One that could not be read has at least given its name.</summary>
    public static IReadOnlyList<Param> Of(HvaeCompilation compilation, Outline declared)
    {
        Param[] known = [.. compilation.Params.Values];
        return [.. known, .. declared.Of("param").Where(name => known.All(param => param.Name != name)).Select(Unread)];
    }

    private static Param Unread(string name)
    {
        Token word = new(TokenKind.Word, name, new TextSpan(int.MaxValue, int.MaxValue), 0, "", true);
        Token number = new(TokenKind.Number, "?", word.Span, double.NaN, "", true);
        return new Param(name, "", double.NaN, new ParamDomain(default, false, null), [], new ParamSyntax(word, new WordSyntax(word), new NumberSyntax(number, "", word.Span), null));
    }
}
