namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>The horizontal axis of a drawing: times to columns, and numbers below them.</summary>
internal sealed class TimeAxis(double from, double to, int columns)
{
    public double From => from;

    public double To => to;

    public int Columns => columns;

    /// <summary>The time at which a column begins.</summary>
    public double TimeOf(double column) => from + (to - from) * column / columns;

    /// <summary>The column that holds a time.</summary>
    public int ColumnOf(double time) => Math.Min(columns - 1, Math.Max(0, (int)Math.Floor(Position(time) + 1e-9)));

    /// <summary>The column after the last one that holds times before <paramref name="time"/>.</summary>
    public int ColumnAfter(double time) => Math.Min(columns, Math.Max(0, (int)Math.Ceiling(Position(time) - 1e-9)));

    /// <summary>A line with the numbers below their columns. The first ones win where there is no room for all; the ends are always there.</summary>
    public string Numbers(IEnumerable<double> times)
    {
        char[] line = new string(' ', columns + 24).ToCharArray();
        Put(line, Text(to), columns - 1);
        Put(line, Text(from), 0);
        foreach (double time in times.Where(time => time > from && time < to))
            Put(line, Text(time), ColumnOf(time));
        return new string(line).TrimEnd() + " epochs";
    }

    /// <summary>Writes a text from a column on, unless it would touch what stands there.</summary>
    public static bool Put(char[] line, string text, int column)
    {
        if (column < 0 || column + text.Length > line.Length)
            return false;
        for (int i = Math.Max(0, column - 1); i < Math.Min(line.Length, column + text.Length + 1); i++)
        {
            if (line[i] != ' ')
                return false;
        }
        text.CopyTo(0, line, column, text.Length);
        return true;
    }

    private static string Text(double time) => Language.Text.Numbers.Short(time, 5);

    private double Position(double time) => (time - from) / (to - from) * columns;
}
