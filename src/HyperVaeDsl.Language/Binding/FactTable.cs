using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>The facts of a block by keyword: finds them, and reports the repeated and the missing.</summary>
internal sealed class FactTable
{
    private readonly Dictionary<string, FactSyntax> facts = new(StringComparer.Ordinal);
    private readonly BindingContext context;
    private readonly TextSpan block;
    private readonly string where;

    public FactTable(IEnumerable<StatementSyntax> statements, BindingContext context, TextSpan block, string where)
    {
        this.context = context;
        this.block = block;
        this.where = where;
        foreach (FactSyntax fact in statements.OfType<FactSyntax>())
        {
            string keyword = fact.Keyword.Text;
            if (fact.IsRepeatable)
                continue;
            if (facts.TryGetValue(keyword, out FactSyntax? first))
            {
                context.Report(
                    Rules.DuplicateName,
                    fact.Keyword.Span,
                    $"'{keyword}' is said twice in {char.ToLowerInvariant(where[0])}{where.Substring(1)}. Keep one of the two.",
                    new DiagnosticDetails
                    {
                        Related = [new RelatedLocation(first.Span, "first said here")],
                        Fixes = [Fix.Removal("Remove the second one", fact.Header) with { Applicability = fact.SaysAsMuchAs(first) ? Applicability.Certain : Applicability.Choice }],
                    });
            }
            else
            {
                facts.Add(keyword, fact);
            }
        }
    }

    /// <summary>A fact that must be there; null after reporting that it is not.</summary>
    public FactReader? Required(string keyword, string form)
    {
        if (Optional(keyword, form) is { } reader)
            return reader;
        // It may stand on the line of another fact, which then does not fit.
        bool isMisplaced = facts.Values.Any(fact => fact.Values.OfType<WordSyntax>().Any(word => word.Text == keyword));
        if (!context.IsBroken(keyword) && !isMisplaced)
            context.Report(Rules.MissingFact, block, $"{where} does not say '{keyword}'. Write for example: {form}.", new DiagnosticDetails { Fixes = Addition(form) });
        return null;
    }

    // What is missing goes before the first fact of the block; where there is none, its author knows a better place. Of several forms the author chooses.
    private IReadOnlyList<Fix> Addition(string form)
    {
        if (facts.Count == 0 || form.Contains(", "))
            return [];
        int first = facts.Values.Min(fact => fact.Span.Start);
        return [new Fix($"Write '{form}'", new TextSpan(first, first), form + (where == "The methodology" ? "\n  " : "\n    ")) { Applicability = Applicability.Choice }];
    }

    /// <summary>A fact that may be there.</summary>
    public FactReader? Optional(string keyword, string form) =>
        facts.TryGetValue(keyword, out FactSyntax? fact) ? new FactReader(fact, context, form) : null;

    /// <summary>Where a fact stands; null if it is missing.</summary>
    public TextSpan? Find(string keyword) => facts.TryGetValue(keyword, out FactSyntax? fact) ? fact.Span : null;

    /// <summary>Where a fact stands; the block's keyword if it is missing.</summary>
    public TextSpan SpanOf(string keyword) => facts.TryGetValue(keyword, out FactSyntax? fact) ? fact.Span : block;
}
