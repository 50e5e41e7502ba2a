namespace HyperVaeDsl.Language.Formatting;

/// <summary>
/// Gives the lines of a run the same columns. A run is a sequence of adjacent statements of one kind in one block; comments
/// between them do not end it, a blank line does.
/// </summary>
internal static class ColumnAligner
{
    // One long cell must not push the columns of all its neighbours away.
    private const int WidestCell = 40;
    private const int Gap = 2;

    /// <summary>The blanks before each piece of each line.</summary>
    public static Dictionary<LayoutLine, int[]> Align(IReadOnlyList<LayoutLine> lines)
    {
        Dictionary<LayoutLine, int[]> blanks = new(lines.Count);
        for (int start = 0, end; start < lines.Count; start = end)
        {
            end = start + 1;
            while (end < lines.Count && IsNext(lines[start], lines[end]))
                end++;
            AlignRun([.. lines.Skip(start, end)], blanks);
        }
        return blanks;
    }

    private static bool IsNext(LayoutLine first, LayoutLine line) =>
        !first.IsOutline && !line.IsOutline && !line.IsSeparated && ColumnRules.KindOf(first) == ColumnRules.KindOf(line);

    private static void AlignRun(IReadOnlyList<LayoutLine> run, Dictionary<LayoutLine, int[]> blanks)
    {
        List<int> widths = [];
        foreach (LayoutLine line in run)
        {
            int[] before = blanks[line] = Blanks(line);
            for (int column = 0; column + 1 < line.Columns.Count; column++)
            {
                int width = Width(line, before, column);
                if (widths.Count == column)
                    widths.Add(0);
                if (width <= WidestCell)
                    widths[column] = Math.Max(widths[column], width);
            }
        }
        foreach (LayoutLine line in run)
        {
            for (int column = 0; column + 1 < line.Columns.Count; column++)
                blanks[line][line.Columns[column + 1]] = Gap + Math.Max(0, widths[column] - Width(line, blanks[line], column));
        }
    }

    private static int[] Blanks(LayoutLine line)
    {
        Spacing spacing = new(line.Pieces);
        int[] blanks = new int[line.Pieces.Count];
        for (int i = 1; i < blanks.Length; i++)
            blanks[i] = spacing.HasBlankBefore(i) ? 1 : 0;
        return blanks;
    }

    private static int Width(LayoutLine line, int[] blanks, int column)
    {
        int start = line.Columns[column];
        int width = line.Pieces[start].Written.Length;
        for (int i = start + 1; i < line.Columns[column + 1]; i++)
            width += blanks[i] + line.Pieces[i].Written.Length;
        return width;
    }

    private static IEnumerable<LayoutLine> Skip(this IReadOnlyList<LayoutLine> lines, int start, int end)
    {
        for (int i = start; i < end; i++)
            yield return lines[i];
    }
}
