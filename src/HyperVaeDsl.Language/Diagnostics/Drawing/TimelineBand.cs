using System.Text;

namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>
/// Draws phases, or anything else that has a begin and an end, on the time line of a run, with one stretch marked. A bar is half-open like
/// the ranges of the language: it begins at '[' and ends before ')'. Drawings are plain ASCII, usually 75 columns wide and never more than 100, without a line
/// end behind the last line; they are the <see cref="Diagnostic.Picture"/> of a finding.
/// <code>
/// Explore   [===================)
/// Converge                            [========================)
///                               ^^^^^^ no phase
///           0                   40    50                       100 epochs
/// </code>
/// </summary>
public static class TimelineBand
{
    private const int Columns = 52;
    private const int LongestName = 16;
    private const int MostBars = 12;

    /// <summary>The drawing.</summary>
    /// <param name="bars">The bars, in the order in which they are drawn.</param>
    /// <param name="end">The end of the run, in epochs.</param>
    /// <param name="mark">The stretch that it is about, with a few words on it; times outside of the run may be marked, too.</param>
    public static string Draw(IReadOnlyList<TimelineBar> bars, double end, TimelineBar mark)
    {
        TimelineBar[] shown = [.. Nearest(bars, mark)];
        TimeAxis axis = new(Math.Min(0, shown.Append(mark).Min(bar => bar.Start)), Math.Max(end, shown.Append(mark).Max(bar => bar.End)), Columns);
        int margin = shown.Select(bar => Name(bar).Length).DefaultIfEmpty(0).Max() + 2;
        StringBuilder drawing = new();
        foreach (TimelineBar bar in shown)
            drawing.Append(Name(bar).PadRight(margin)).Append(Row(axis, bar, end)).Append('\n');
        if (shown.Length < bars.Count)
            drawing.Append(' ', margin).Append("(and ").Append(Text.Numbers.Format(bars.Count - shown.Length)).Append(" more)\n");
        drawing.Append(' ', margin).Append(Marked(axis, mark)).Append('\n');
        return drawing.Append(' ', margin).Append(axis.Numbers([mark.Start, mark.End, end])).ToString();
    }

    private static string Row(TimeAxis axis, TimelineBar bar, double end)
    {
        char[] row = new string(' ', Columns + 1).ToCharArray();
        // Where the run ends, if the drawing goes on.
        if (axis.To > end)
            row[axis.ColumnOf(end)] = '|';
        int first = axis.ColumnOf(bar.Start);
        int after = Math.Max(first + 1, axis.ColumnAfter(bar.End));
        for (int i = first; i < after; i++)
            row[i] = row[i] == '|' ? '|' : '=';
        if (after - first > 1)
            (row[first], row[after - 1]) = ('[', ')');
        return new string(row).TrimEnd();
    }

    private static string Marked(TimeAxis axis, TimelineBar mark)
    {
        int first = axis.ColumnOf(mark.Start);
        string carets = new('^', Math.Max(1, axis.ColumnAfter(mark.End) - first));
        // The words stand behind the mark if there is room, else before it.
        bool isBehind = first + carets.Length + 1 + mark.Name.Length <= Columns + 8 || mark.Name.Length + 1 > first;
        return isBehind ? new string(' ', first) + carets + " " + mark.Name : mark.Name.PadLeft(first - 1) + " " + carets;
    }

    // Of many bars those near the mark, with all that touch it as far as there is room.
    private static IEnumerable<TimelineBar> Nearest(IReadOnlyList<TimelineBar> bars, TimelineBar mark)
    {
        if (bars.Count <= MostBars)
            return bars;
        HashSet<int> kept = [.. Enumerable.Range(0, bars.Count).OrderBy(i => Math.Max(0, Math.Max(bars[i].Start - mark.End, mark.Start - bars[i].End))).Take(MostBars)];
        return bars.Where((_, i) => kept.Contains(i));
    }

    private static string Name(TimelineBar bar) => bar.Name.Length <= LongestName ? bar.Name : bar.Name.Substring(0, LongestName - 1) + "~";
}
