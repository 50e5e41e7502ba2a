using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Errors and warnings that appear or vanish. One that only moved, or whose numbers changed with the line that it stands at, is the same one.</summary>
internal static class FindingChanges
{
    /// <summary>Finds them; returns the errors that both sides have, as the new one has them.</summary>
    public static IReadOnlyList<Diagnostic> Find(ComparedSide old, ComparedSide @new, Action<Change> add)
    {
        List<Diagnostic> shared = [];
        List<(Diagnostic Item, string Line)> gone = [.. Findings(old)];
        List<(Diagnostic Item, string Line)> come = [.. Findings(@new)];
        Match((a, b) => a.Line == b.Line && a.Item.Message == b.Item.Message);
        Match((a, b) => a.Line == b.Line || a.Item.Message == b.Item.Message);
        Match((a, b) => FirstWords(a.Line) == FirstWords(b.Line));
        foreach ((Diagnostic item, _) in come)
            add(new Change(ChangeRules.FindingAdded, Subject(item), null, item.Message, ChangeEffect.None) { NewSpan = item.Span });
        foreach ((Diagnostic item, _) in gone)
            add(new Change(ChangeRules.FindingRemoved, Subject(item), item.Message, null, ChangeEffect.None) { OldSpan = item.Span });
        return [.. shared.Where(item => item.Severity == Severity.Error).OrderBy(item => item.Span.Start)];

        void Match(Func<(Diagnostic Item, string Line), (Diagnostic Item, string Line), bool> fit)
        {
            foreach ((Diagnostic Item, string Line) after in come.ToList())
            {
                int at = gone.FindIndex(before => before.Item.Code == after.Item.Code && fit(before, after));
                if (at < 0)
                    continue;
                gone.RemoveAt(at);
                come.Remove(after);
                shared.Add(after.Item);
            }
        }
    }

    private static string Subject(Diagnostic item) => $"{SeverityNames.Of(item.Severity)} {item.Code}";

    private static IEnumerable<(Diagnostic Item, string Line)> Findings(ComparedSide side) =>
        side.Compilation.Diagnostics.Where(item => item.Severity is Severity.Error or Severity.Warning).Select(item => (item, LineOf(side.Text, item.Span.Start)));

    private static string LineOf(SourceText text, int offset)
    {
        SourceText file = text.FileAt(offset);
        int at = Math.Min(offset - text.FileStart(offset), file.Content.Length);
        int start = at - (text.PositionOf(offset).Column - 1);
        int end = file.Content.IndexOfAny(['\r', '\n'], at);
        return Wording.OnOneLine(file.Content.Substring(start, (end < 0 ? file.Content.Length : end) - start)).Trim();
    }

    private static string FirstWords(string line) => string.Join(" ", line.Split([' '], 3).Take(2));
}
