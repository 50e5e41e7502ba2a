using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>The changes that make one text of another, for texts that differ in blanks only: what stays is not touched, so cursors and marks stay where they are.</summary>
public static class LayoutEdits
{
    /// <summary>The changes, in the order of the text; one for the whole text if more than blanks differs.</summary>
    public static IReadOnlyList<TextChange> Between(string before, string after)
    {
        List<TextChange> changes = [];
        int a = 0;
        int b = 0;
        while (a < before.Length || b < after.Length)
        {
            int blanksA = Blanks(before, a);
            int blanksB = Blanks(after, b);
            if (blanksA != blanksB || string.CompareOrdinal(before, a, after, b, blanksA) != 0)
                changes.Add(new TextChange(new TextSpan(a, a + blanksA), after.Substring(b, blanksB)));
            a += blanksA;
            b += blanksB;
            if ((a < before.Length) != (b < after.Length) || (a < before.Length && before[a] != after[b]))
                return [new TextChange(new TextSpan(0, before.Length), after)];
            a++;
            b++;
        }
        return changes;
    }

    /// <summary>Those of the changes that touch the lines of a stretch.</summary>
    public static IReadOnlyList<TextChange> Within(IEnumerable<TextChange> changes, TextSpan stretch) =>
        [.. changes.Where(change => change.Span.End >= stretch.Start && change.Span.Start <= stretch.End)];

    private static int Blanks(string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return end - at;
    }
}
