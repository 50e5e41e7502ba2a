using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Which params of a broken file are arguments of its class and which are constants, as far as that can be told.</summary>
/// <param name="Arguments">The arguments of the constructor.</param>
/// <param name="Constants">The constants.</param>
internal sealed record ShapeParams(IReadOnlyList<Param> Arguments, IReadOnlyList<Param> Constants)
{
    /// <summary>
    /// What is read as a number is a constant, as in the class of the file without errors. Where too little is understood for that, those with a unit of
    /// time shape the plan; of the others one would think that they are values.
    /// </summary>
    public static ShapeParams Of(HvaeCompilation compilation, Outline declared)
    {
        Param[] known = [.. compilation.Params.Values];
        // A declaration that could not be read has at least given its name.
        Param[] unread = [.. declared.Of("param").Where(name => known.All(param => param.Name != name)).Select(Unread)];
        OpenMethodology? open = Open(compilation);
        Param[] constants = [.. known.Where(param => !param.IsUnknown).Where(param => open == null ? param.Unit is "epochs" or "steps" or "evals" : open.Constants.Contains(param))];
        return new ShapeParams([.. known.Except(constants), .. unread], constants);
    }

    // As the class is written: what the canonical form reads is no argument either.
    private static OpenMethodology? Open(HvaeCompilation compilation)
    {
        HashSet<string> closed = new(compilation.TriedParams.Select(param => param.Name), StringComparer.Ordinal);
        while (compilation.Open(closed) is { } open)
        {
            CanonicalForm.Write(open.Methodology);
            if (open.Box.Read.Count == 0)
                return open;
            closed.UnionWith(open.Box.Read.Keys.Select(read => open.Box.Names[read]));
        }
        return null;
    }

    private static Param Unread(string name)
    {
        Token word = new(TokenKind.Word, name, new TextSpan(int.MaxValue, int.MaxValue), 0, "", true);
        Token number = new(TokenKind.Number, "?", word.Span, double.NaN, "", true);
        return new Param(name, "", double.NaN, new ParamDomain(default, false, null), [], new ParamSyntax(word, new WordSyntax(word), new NumberSyntax(number, "", word.Span), null));
    }
}
