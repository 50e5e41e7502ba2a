using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Diagnostics.Drawing;

/// <summary>
/// Plots a function of the time in a few lines of plain ASCII, usually 75 columns wide and never more than 100: the shape that a table of numbers does not show.
/// A column is the hull of what the function takes at five times in it, so that what happens within a column is seen. It is the
/// <see cref="Diagnostic.Picture"/> of a finding about a signal.
/// <code>
///   1 |                                               *****
///     |                                       *********
///     |                              *********
/// 0.5 |- - - - - - - - - - -********** - - - - - - - - - -   the range ends
///     |             *********
///     |    *********
///   0 |*****
///     +----------------------------------------------------
///                                ^ leaves it
///      0                         5                        10 epochs
/// </code>
/// </summary>
/// <param name="Value">The function; what is not finite is left out.</param>
/// <param name="From">First time, in epochs.</param>
/// <param name="To">Last time.</param>
public sealed record SignalPlot(Func<double, double> Value, double From, double To)
{
    private const int Columns = 52;
    private const int Height = 7;
    private const int Samples = 5;

    /// <summary>Values to show as horizontal lines.</summary>
    public IReadOnlyList<PlotLevel> Levels { get; init; } = [];

    /// <summary>Times to mark below the axis.</summary>
    public IReadOnlyList<PlotTime> Times { get; init; } = [];

    /// <summary>The drawing, without a line end behind the last line; null when the function has no finite value.</summary>
    public string? Draw()
    {
        TimeAxis axis = new(From, To, Columns);
        (double Low, double High)?[] hulls = [.. Enumerable.Range(0, Columns).Select(column => Hull(axis, column))];
        double[] values = [.. hulls.Where(hull => hull != null).SelectMany(hull => new[] { hull!.Value.Low, hull.Value.High })];
        if (values.Length == 0)
            return null;
        double low = Math.Min(values.Min(), Levels.Select(level => level.Value).DefaultIfEmpty(double.PositiveInfinity).Min());
        double high = Math.Max(values.Max(), Levels.Select(level => level.Value).DefaultIfEmpty(double.NegativeInfinity).Max());
        if (!(high - low <= double.MaxValue))
            return null;
        char[][] rows = [.. Enumerable.Range(0, Height).Select(_ => new string(' ', Columns).ToCharArray())];
        string[] numbers = new string[Height];
        string[] labels = new string[Height];
        numbers[0] = Numbers.Short(low, 4);
        numbers[Height - 1] = Numbers.Short(high, 4);
        foreach (PlotLevel level in Levels)
        {
            int row = RowOf(level.Value, low, high);
            for (int column = 0; column < Columns; column += 2)
                rows[row][column] = '-';
            numbers[row] = Numbers.Short(level.Value, 4);
            labels[row] = labels[row] == null ? "  " + level.Label : labels[row] + ", " + level.Label;
        }
        for (int column = 0; column < Columns; column++)
        {
            if (hulls[column] is not { } hull)
                continue;
            for (int row = RowOf(hull.Low, low, high); row <= RowOf(hull.High, low, high); row++)
                rows[row][column] = '*';
        }
        int margin = numbers.Max(number => number?.Length ?? 0);
        StringBuilder drawing = new();
        for (int row = Height - 1; row >= 0; row--)
            drawing.Append((numbers[row] ?? "").PadLeft(margin)).Append(" |").Append((new string(rows[row]) + labels[row]).TrimEnd()).Append('\n');
        drawing.Append(' ', margin).Append(" +").Append('-', Columns).Append('\n');
        foreach (string line in Marks(axis))
            drawing.Append(' ', margin + 2).Append(line).Append('\n');
        return drawing.Append(' ', margin + 2).Append(axis.Numbers(Times.Select(time => time.Time))).ToString();
    }

    // One line for each mark that does not fit beside those before it.
    private IEnumerable<string> Marks(TimeAxis axis)
    {
        List<char[]> lines = [];
        foreach (PlotTime time in Times.Where(time => time.Time >= From && time.Time <= To))
        {
            int column = axis.ColumnOf(time.Time);
            string behind = "^ " + time.Label;
            string before = time.Label + " ^";
            bool isBehind = column + behind.Length <= Columns + 8 || before.Length > column + 1;
            (string text, int at) = isBehind ? (behind, column) : (before, column + 1 - before.Length);
            if (lines.Any(line => TimeAxis.Put(line, text, at)))
                continue;
            char[] fresh = new string(' ', Math.Max(Columns + 8, at + text.Length)).ToCharArray();
            TimeAxis.Put(fresh, text, at);
            lines.Add(fresh);
        }
        return lines.Select(line => new string(line).TrimEnd());
    }

    private (double Low, double High)? Hull(TimeAxis axis, int column)
    {
        // The last one is as good as the limit from the left: the time at which the run ends has no value.
        double[] seen = [.. Enumerable.Range(0, Samples).Select(i => Value(axis.TimeOf(column + Math.Min(i / (Samples - 1.0), 1 - 1e-7)))).Where(value => !double.IsNaN(value) && !double.IsInfinity(value))];
        return seen.Length == 0 ? null : (seen.Min(), seen.Max());
    }

    private static int RowOf(double value, double low, double high) =>
        high > low ? (int)Math.Round((value - low) / (high - low) * (Height - 1)) : Height / 2;
}
