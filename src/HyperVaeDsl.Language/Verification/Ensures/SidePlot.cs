using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// Draws one or two curves around a time with characters: '*' the first, '-' the second, '#' where both fall together, and '.' the bounds of what a
/// driven or random value can be.
/// </summary>
internal static class SidePlot
{
    private const int Width = 61;
    private const int Height = 9;
    private const int LabelWidth = 10;

    /// <summary>The drawing; null where a value is no number.</summary>
    /// <param name="first">The first curve with its name.</param>
    /// <param name="second">The second one; null for none.</param>
    /// <param name="from">The earliest time that may be drawn.</param>
    /// <param name="to">The latest.</param>
    /// <param name="time">The time that is marked below.</param>
    public static string? Draw((string Name, Curve Curve) first, (string Name, Curve Curve)? second, double from, double to, double time)
    {
        (double left, double right) = Window(from, to, time);
        double[] a = Sample(first.Curve, left, right, to);
        double[]? b = second is { } other ? Sample(other.Curve, left, right, to) : null;
        Interval[] reach = [.. new[] { first.Curve, second?.Curve }.Where(curve => curve?.IsRandom == true).SelectMany(curve => Times(left, right).Select(time => Extremes.At(curve!, Math.Min(time, to - 1e-9))))];
        double[] all = [.. a, .. b ?? [], .. reach.SelectMany(values => new[] { values.Low, values.High })];
        if (all.Any(value => double.IsNaN(value) || double.IsInfinity(value)))
            return null;
        double low = all.Min();
        double high = all.Max();
        if (low.Equals(high))
            (low, high) = (low - Math.Max(1e-3, 0.1 * Math.Abs(low)), high + Math.Max(1e-3, 0.1 * Math.Abs(high)));
        char[][] rows = [.. Enumerable.Range(0, Height).Select(_ => new string(' ', Width).ToCharArray())];
        for (int i = 0; i < reach.Length; i++)
            rows[Row(reach[i].Low, low, high)][i % Width] = rows[Row(reach[i].High, low, high)][i % Width] = '.';
        for (int x = 0; x < Width; x++)
        {
            if (b != null)
                rows[Row(b[x], low, high)][x] = '-';
            int row = Row(a[x], low, high);
            rows[row][x] = rows[row][x] == '-' ? '#' : '*';
        }
        int mark = Math.Min(Width - 1, Math.Max(0, (int)Math.Round((time - left) / (right - left) * (Width - 1))));
        List<string> lines = [$"* {first.Name}{(second is { } named ? $"   - {named.Name}" : "")}{(reach.Length > 0 ? "   . what can be" : "")}"];
        for (int y = 0; y < Height; y++)
        {
            string label = y == 0 ? Numbers.Short(high, 4) : y == Height - 1 ? Numbers.Short(low, 4) : "";
            lines.Add($"{label.PadLeft(LabelWidth)} |{new string(rows[y]).TrimEnd()}");
        }
        lines.Add($"{new string(' ', LabelWidth)} +{new string('-', mark)}^{new string('-', Width - 1 - mark)}");
        string begin = Numbers.Short(left);
        string end = Numbers.Short(right);
        lines.Add($"{new string(' ', LabelWidth + 2)}{begin}{$"epoch {end}".PadLeft(Width - begin.Length)}");
        return string.Join("\n", lines);
    }

    // A tenth of the time on each side, or all of it where that is short.
    private static (double Left, double Right) Window(double from, double to, double time)
    {
        double half = Math.Max((to - from) / 10, Math.Min(2, to - from));
        double left = Math.Max(from, time - half);
        double right = Math.Min(to, time + half);
        return right > left ? (left, right) : (from, to);
    }

    private static double[] Sample(Curve curve, double left, double right, double to) =>
        [.. Times(left, right).Select(time => time >= to ? curve.LimitAt(to) : curve.At(time))];

    private static IEnumerable<double> Times(double left, double right) => Enumerable.Range(0, Width).Select(x => left + (right - left) * x / (Width - 1));

    private static int Row(double value, double low, double high) => (int)Math.Round((high - value) / (high - low) * (Height - 1));
}
