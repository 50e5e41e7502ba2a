using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>Collects findings; the same message at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> items = [];
    private readonly HashSet<(string Code, TextSpan Span, string Message)> seen = [];

    /// <summary>Whether anything is an error.</summary>
    public bool HasErrors => items.Any(item => item.Severity == Severity.Error);

    /// <summary>Adds a finding.</summary>
    public void Report(DiagnosticRule rule, TextSpan span, string message, params RelatedLocation[] related)
    {
        if (seen.Add((rule.Code, span, message)))
            items.Add(new Diagnostic(rule, span, message, related));
    }

    /// <summary>Removes the findings that satisfy a condition and returns how many there were.</summary>
    public int Remove(Predicate<Diagnostic> condition) => items.RemoveAll(condition);

    /// <summary>All findings in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> InTextOrder() =>
        [.. items.OrderBy(item => item.Span.Start).ThenBy(item => item.Code, StringComparer.Ordinal)];
}
