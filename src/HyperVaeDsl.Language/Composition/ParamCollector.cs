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
            found[name] = new Param(name, "", double.NaN, new ParamDomain(default, false, null), [], syntax);
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
        bool isWhole = known?.IsWhole ?? unit == "evals" || (IsWhole(syntax.Value) && syntax.Allowed is { } own && own.Numbers.All(IsWhole) && (own.Step == null || IsWhole(own.Step)));
        ParamDomain domain = DomainOf(syntax, known, isWhole);
        Param param = new(name, unit, syntax.Value.Value, domain, declaration.Value, known?.Declaration ?? syntax) { Setting = syntax.Span, Ranged = syntax.Allowed != null ? syntax : known?.Ranged ?? syntax };
        if (double.IsNaN(param.Value) || (syntax.Allowed is { } allowed && allowed.Numbers.Concat(allowed.Step == null ? [] : [allowed.Step]).Any(number => double.IsNaN(number.Value))))
            return param; // Its text was reported when it was read.
        int before = diagnostics.Count;
        if (syntax.Value.Unit != unit || (syntax.Allowed != null && (syntax.Allowed.Unit != unit || (syntax.Allowed.Step is { } by && by.Unit != unit))))
        {
            TextSpan span = syntax.Value.Unit != unit ? syntax.Value.Span : syntax.Allowed!.Unit != unit ? (syntax.Allowed.Range?.Span ?? syntax.Allowed.Span) : syntax.Allowed.Step!.Span;
            string wanted = unit.Length == 0 ? "has no unit" : $"has the unit {unit}";
            diagnostics.Report(Rules.ParamOutOfRange, span, $"Param '{name}' {wanted}: its value and its range are written with the same one, for example 'param T = 50 epochs in 10..100 epochs'.");
        }
        else if (syntax.Allowed?.Range is { } range && range.From.Value >= range.To!.Value)
            diagnostics.Report(Rules.BadRange, range.Span, $"The range of '{name}' is {(range.From.Value.Equals(range.To.Value) ? "empty" : "reversed")}: its end must be above its start.", range.Swapped());
        else if (syntax.Allowed is { } written && Values(written, param, diagnostics))
            return known ?? param;
        else if (syntax.Allowed != null && known != null && !IsNarrower(domain, known.Domain))
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Allowed.Range?.Span ?? syntax.Allowed.Span, $"The range {param.ShowRange()} of '{name}' is wider than the inherited one, {known.ShowRange()}. An override may only narrow it.", new RelatedLocation(known.Declaration.Span, "the inherited one"));
        else if (param.Value < domain.Range.Low || param.Value > domain.Range.High)
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Value.Span, $"{param.Show(param.Value)} is outside the range of '{name}', {param.ShowRange()}. Write a value inside it.");
        else if (isWhole && !Math.Floor(param.Value).Equals(param.Value))
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Value.Span, $"'{name}' takes whole numbers, since it was declared with whole numbers only; {param.Show(param.Value)} is none.", new RelatedLocation(param.Declaration.Span, "the declaration"));
        else if (!domain.Contains(param.Value))
            diagnostics.Report(Rules.ParamOutOfRange, syntax.Value.Span, $"{param.Show(param.Value)} is none of the values of '{name}', {param.ShowRange()}. Write one of them, or add it to them.");
        return diagnostics.Count > before && known != null ? known : param;
    }

    // A range that says nothing of values between its ends has those of the inherited one.
    private static ParamDomain DomainOf(ParamSyntax syntax, Param? known, bool isWhole)
    {
        if (syntax.Allowed is not { } allowed)
            return known?.Domain ?? new ParamDomain(new Interval(syntax.Value.Value), isWhole, null);
        if (allowed.Range is not { } range)
            return ParamDomain.Of([.. allowed.Values.Select(value => value.Value).Distinct().OrderBy(value => value)], isWhole);
        Interval ends = new(range.From.Value, range.To!.Value);
        if (allowed.Step is { Value: var step } && ParamDomain.Counted(ends, step, isWhole) is { } counted)
            return counted;
        return known?.Domain.Values != null && known.Range.Low <= ends.Low && ends.High <= known.Range.High ? known.Domain.Within(ends) : new ParamDomain(ends, isWhole, null);
    }

    // Reports what is wrong with a list or a step.
    private static bool Values(AllowedSyntax written, Param param, DiagnosticBag diagnostics)
    {
        NumberSyntax? again = written.Values.FirstOrDefault(value => written.Values.Any(other => other != value && other.Span.Start < value.Span.Start && other.Value.Equals(value.Value)));
        if (again != null)
            diagnostics.Report(Rules.BadParamValues, again.Span, $"{param.Show(again.Value)} is among the values of '{param.Name}' twice. Write each of them once.");
        NumberSyntax? part = written.Numbers.FirstOrDefault(number => param.IsWhole && !Math.Floor(number.Value).Equals(number.Value));
        if (again == null && part != null)
            diagnostics.Report(Rules.BadParamValues, part.Span, $"'{param.Name}' takes whole numbers, since it was declared with whole numbers only; {param.Show(part.Value)} is none.", new RelatedLocation(param.Declaration.Span, "the declaration"));
        if (again != null || part != null || written.Step == null)
            return again != null || part != null;
        (double low, double high, double step) = (written.Range!.From.Value, written.Range.To!.Value, written.Step.Value);
        if (ParamDomain.Counted(new Interval(low, high), step, param.IsWhole) != null)
            return false;
        string why = !(step > 0) ? $"a step of {param.Show(step)} leads nowhere. Write one above 0"
            : step > high - low ? $"a step of {param.Show(step)} is longer than the range {Numbers.Format(low)}..{param.Show(high)}. Write a smaller one"
            : (high - low) / step > ParamDomain.MostValues ? $"steps of {param.Show(step)} give it more than {Numbers.Format(ParamDomain.MostValues)} values. Write a larger one"
            : $"steps of {param.Show(step)} from {param.Show(low)} do not lead to {param.Show(high)}, but to {param.Show(Numbers.Rounded(low + Math.Floor((high - low) / step + 1e-9) * step, 15))}. Write the end that is meant";
        diagnostics.Report(Rules.BadParamValues, written.Step.Span, $"The range of '{param.Name}' cannot be counted: {why}.");
        return true;
    }

    private static bool IsNarrower(ParamDomain domain, ParamDomain known) =>
        known.Range.Low <= domain.Range.Low && domain.Range.High <= known.Range.High && (known.Values == null || (domain.Values ?? []) is { Count: > 0 } values && values.All(known.Contains));

    private static bool IsWhole(NumberSyntax number) => number.Written.IndexOfAny(['.', 'e', 'E']) < 0;
}
