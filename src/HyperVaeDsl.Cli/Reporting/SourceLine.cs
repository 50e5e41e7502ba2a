using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// A line of a file as a terminal shows it: tabs as blanks up to the next stop, wide characters in two columns, combining ones in none.
/// </summary>
internal sealed class SourceLine
{
    private const int TabStop = 4;

    // Where each UTF-16 unit of the line begins, in columns; one more for the end.
    private readonly int[] columns;
    private readonly List<(int Column, string Text)> cells = [];

    public SourceLine(string line)
    {
        columns = new int[line.Length + 1];
        int column = 0;
        for (int i = 0; i < line.Length;)
        {
            _ = Rune.DecodeFromUtf16(line.AsSpan(i), out Rune rune, out int units);
            for (int unit = 0; unit < units; unit++)
                columns[i + unit] = column;
            (string text, int width) = Cell(line, i, units, rune, column);
            cells.Add((column, text));
            column += width;
            i += units;
        }
        columns[line.Length] = column;
    }

    /// <summary>Columns of the whole line.</summary>
    public int Width => columns[^1];

    /// <summary>The column at which a UTF-16 unit begins, from 0.</summary>
    public int ColumnOf(int unit) => columns[Math.Clamp(unit, 0, columns.Length - 1)];

    /// <summary>The text of the columns [from, to).</summary>
    public string Slice(int from, int to)
    {
        StringBuilder text = new();
        foreach ((int column, string cell) in cells)
        {
            if (column >= from && column < to)
                text.Append(cell);
        }
        return text.ToString();
    }

    private static (string Text, int Width) Cell(string line, int at, int units, Rune rune, int column)
    {
        if (rune.Value == '\t')
        {
            int width = TabStop - (column % TabStop);
            return (new string(' ', width), width);
        }
        string text = units == 1 && (SafeText.IsObeyed(line[at]) || char.IsSurrogate(line[at])) ? "\uFFFD" : line.Substring(at, units);
        return (text, text == "\uFFFD" ? 1 : WidthOf(rune));
    }

    // Unicode's East Asian Width "wide" (UAX #11), by the blocks that matter, with the pictures that terminals show as wide.
    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => 2,
        (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
