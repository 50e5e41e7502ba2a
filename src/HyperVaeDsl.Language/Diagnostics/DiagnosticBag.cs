using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Diagnostics;

/// <summary>Collects findings; the same message at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> items = [];
    private readonly HashSet<(string Code, TextSpan Span, string Message)> seen = [];

    /// <summary>An empty bag.</summary>
    public DiagnosticBag()
    {
    }

    /// <summary>A bag that holds the findings of another one, moved on by some characters.</summary>
    internal DiagnosticBag(DiagnosticBag other, int by = 0) => AddMoved(other, by);

    /// <summary>Whether warnings are not asked for, so that nothing needs to be judged for them: they speak of the values that params have.</summary>
    internal bool OnlyErrors { get; set; }

    /// <summary>Whether anything is an error.</summary>
    public bool HasErrors => items.Any(item => item.Severity == Severity.Error);

    /// <summary>Adds a finding.</summary>
    public void Report(DiagnosticRule rule, TextSpan span, string message, params RelatedLocation[] related) =>
        Add(new Diagnostic(rule, span, message, related));

    /// <summary>Adds a finding with notes, fixes or a picture.</summary>
    public void Report(DiagnosticRule rule, TextSpan span, string message, DiagnosticDetails details)
    {
        Lazy<string?>? drawing = details.Draw == null ? null : new(details.Draw);
        // What is drawn with params is drawn with the values that they have now.
        if (OnlyErrors)
            _ = drawing?.Value;
        Add(new Diagnostic(rule, span, message, details.Related) { Notes = details.Notes, Fixes = details.Fixes, Drawing = drawing });
    }

    /// <summary>Adds a finding that was made elsewhere.</summary>
    internal void Add(Diagnostic item)
    {
        if (seen.Add((item.Code, item.Span, item.Message)))
            items.Add(item);
    }

    /// <summary>Adds the findings of another bag, moved on by some characters: those of a file that stands after others.</summary>
    internal void AddMoved(DiagnosticBag other, int by)
    {
        foreach (Diagnostic item in other.items)
        {
            Add(item with
            {
                Span = item.Span.Moved(by),
                Related = [.. item.Related.Select(related => related with { Span = related.Span.Moved(by) })],
                Fixes = [.. item.Fixes.Select(fix => fix with { Changes = [.. fix.Changes.Select(change => change with { Span = change.Span.Moved(by) })] })],
            });
        }
    }

    /// <summary>Whether any finding satisfies a condition.</summary>
    internal bool Any(Func<Diagnostic, bool> condition) => items.Any(condition);

    /// <summary>How many findings there are.</summary>
    internal int Count => items.Count;

    /// <summary>Removes the findings between two indices that satisfy a condition, and returns how many there were.</summary>
    internal int RemoveWithin(int from, int to, Func<Diagnostic, bool> condition)
    {
        int before = items.Count;
        for (int i = to - 1; i >= from; i--)
        {
            if (condition(items[i]))
                items.RemoveAt(i);
        }
        return before - items.Count;
    }

    /// <summary>Changes the findings from an index on.</summary>
    internal void Change(int from, Func<Diagnostic, Diagnostic> change)
    {
        for (int i = from; i < items.Count; i++)
            items[i] = change(items[i]);
    }

    /// <summary>Removes the findings that satisfy a condition and returns how many there were.</summary>
    public int Remove(Predicate<Diagnostic> condition) => items.RemoveAll(condition);

    /// <summary>All findings in the order of the text.</summary>
    // The last key first, by sorts that keep what is equal in order: ThenBy is looked for at run time in native code.
    public IReadOnlyList<Diagnostic> InTextOrder() =>
        [.. items.OrderBy(item => item.Code, StringComparer.Ordinal).OrderBy(item => item.Span.Start)];
}
