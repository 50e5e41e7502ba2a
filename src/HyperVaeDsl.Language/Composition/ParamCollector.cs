using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>Collects the params of a methodology over its bases, and judges them.</summary>
internal static class ParamCollector
{
    /// <summary>The params by name, in the order of their declarations. What is not usable is reported and left out.</summary>
    public static IReadOnlyDictionary<string, Param> Collect(Outline methodology, DiagnosticBag diagnostics)
    {
        Dictionary<string, Param> found = new(StringComparer.Ordinal);
        foreach (Outline outline in methodology.Chain())
        {
            HashSet<string> here = new(StringComparer.Ordinal);
            foreach (ParamDeclaration declaration in outline.Params)
                Add(declaration, outline, here, found, diagnostics);
        }
        return found;
    }

    private static void Add(ParamDeclaration declaration, Outline outline, HashSet<string> here, Dictionary<string, Param> found, DiagnosticBag diagnostics)
    {
        ParamSyntax syntax = declaration.Syntax;
        string name = syntax.Name.Text;
        found.TryGetValue(name, out Param? known);
        if (!here.Add(name))
        {
            diagnostics.Report(Rules.DuplicateName, syntax.Name.Span, $"Param '{name}' is declared twice. Remove one of the two.");
            return;
        }
        if (Taken(name) is { } taken)
        {
            diagnostics.Report(Rules.BadParam, syntax.Name.Span, $"'{name}' is {taken}, so it cannot name a param. Choose another name, such as '{name}_value'.");
            // Where the name stands it may be either; neither is reported again.
            found[name] = new Param(name, "", double.NaN, default, false, [], syntax);
            return;
        }
        if (declaration.Overrides && outline.Extends == null)
            diagnostics.Report(Rules.OverrideWithoutBase, syntax.Name.Span, $"'{outline.Name.Text}' extends nothing, so there is no param '{name}' to override. Remove the word 'override'.");
        else if (declaration.Overrides && known == null && !outline.IsCut)
            diagnostics.Report(Rules.NothingToOverride, syntax.Name.Span, $"'{outline.Extends!.Text}' has no param '{name}' to override.{Suggestion.For(name, found.Keys)}", Suggestion.Details(name, syntax.Name.Span, found.Keys));
        else if (!declaration.Overrides && known != null)
            diagnostics.Report(Rules.Redeclared, syntax.Name.Span, $"Param '{name}' is inherited. Write 'override param {name} = ...' to change its value.", new RelatedLocation(known.Declaration.Name.Span, "the inherited one"));
        found[name] = Judge(declaration, known, diagnostics);
    }

    private static string? Taken(string name) =>
        ReservedWords.All.Contains(name) ? "a word of the language"
        : LossKind.Find(name) != null ? "the name of a loss"
        : MetricKind.Find(name) != null ? "the name of a metric"
        : null;

    // Whatever is wrong with it, its value is taken: its uses are no mistakes of their own.
    private static Param Judge(ParamDeclaration declaration, Param? known, DiagnosticBag diagnostics)
    {
        ParamSyntax syntax = declaration.Syntax;
        string name = syntax.Name.Text;
        string unit = known?.Unit ?? syntax.Value.Unit;
        Interval range = syntax.Range != null ? new Interval(syntax.Range.From.Value, syntax.Range.To!.Value) : known?.Range ?? new Interval(syntax.Value.Value, syntax.Value.Value);
        bool isWhole = known?.IsWhole ?? unit == "evals" || (IsWhole(syntax.Value) && syntax.Range is { } own && IsWhole(own.From) && IsWhole(own.To!));
        Param param = new(name, unit, syntax.Value.Value, range, isWhole, declaration.Value, known?.Declaration ?? syntax) { Setting = syntax.Span };
        if (double.IsNaN(param.Value) || double.IsNaN(range.Low) || double.IsNaN(range.High))
            return param; // Its text was reported when it was read.
        int before = diagnostics.Count;
        if (syntax.Value.Unit != unit || (syntax.Range != null && syntax.RangeUnit != unit))
        {
            TextSpan span = syntax.Value.Unit != unit ? syntax.Value.Span : syntax.Range!.Span;
            string wanted = unit.Length == 0 ? "has no unit" : $"has the unit {unit}";
            diagnostics.Report(Rules.ParamOutOfRange, span, $"Param '{name}' {wanted}: its value and its range are written with the same one, for example 'param T = 50 epochs in 10..100 epochs'.");
        }
        else if (syntax.Range != null && range.Low >= range.High)
            diagnostics.Report(Rules.BadRange, syntax.Range.Span, $"The range of '{name}' is {(range.IsPoint ? "empty" : "reversed")}: its end must be above its start.", syntax.Range.Swapped());
        else if (syntax.Range != null && known != null && (range.Low < known.Range.Low || range.High > known.Range.High))
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Range.Span, $"The range {param.ShowRange()} of '{name}' is wider than the inherited one, {known.ShowRange()}. An override may only narrow it.", new RelatedLocation(known.Declaration.Span, "the inherited one"));
        else if (param.Value < range.Low || param.Value > range.High)
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Value.Span, $"{param.Show(param.Value)} is outside the range of '{name}', {param.ShowRange()}. Write a value inside it.");
        else if (isWhole && !Math.Floor(param.Value).Equals(param.Value))
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Value.Span, $"'{name}' takes whole numbers, since it was declared with whole numbers only; {param.Show(param.Value)} is none.", new RelatedLocation(param.Declaration.Span, "the declaration"));
        return diagnostics.Count > before && known != null ? known : param;
    }

    private static bool IsWhole(NumberSyntax number) => number.Written.IndexOfAny(['.', 'e', 'E']) < 0;
}
