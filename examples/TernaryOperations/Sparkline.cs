namespace TernaryOperations;

/// <summary>A row of bars that shows the course of a value between its smallest and its largest.</summary>
internal static class Sparkline
{
    private const int Width = 16;
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>At most sixteen bars; a value that there is not leaves a blank.</summary>
    public static string Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
            return "";
        int width = Math.Min(Width, all.Length);
        double[] shown = [.. Enumerable.Range(0, width).Select(i => all[(int)((long)i * (all.Length - 1) / Math.Max(1, width - 1))])];
        double low = shown.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        double high = shown.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return string.Concat(shown.Select(value => !double.IsFinite(value) ? ' ' : Bars[high > low ? (int)((value - low) / (high - low) * (Bars.Length - 1)) : 0]));
    }
}
