using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>Where an axis has its numbers: at 1, 2 or 5 times a power of ten, or at powers of ten.</summary>
public static class PlotAxis
{
    /// <summary>A number at an axis, with exponents as they are written in methodologies: 1e-5.</summary>
    public static string Label(double tick)
    {
        string text = Numbers.Short(tick, 4);
        int exponent = text.IndexOf('E');
        return exponent < 0 ? text : $"{text.Substring(0, exponent)}e{Numbers.Format(int.Parse(text.Substring(exponent + 1), System.Globalization.CultureInfo.InvariantCulture))}";
    }

    /// <summary>Round numbers in a range, about as many as are asked for; of a range that is one value this one, and so of one that is as good as one.</summary>
    public static IReadOnlyList<double> Ticks(Interval range, int about)
    {
        double span = range.High - range.Low;
        // Values that only rounding tells apart have one number.
        if (!(span > 1e-9 * Math.Max(Math.Abs(range.Low), Math.Abs(range.High))) || double.IsInfinity(span))
            return [range.Low];
        double raw = span / Math.Max(1, about);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power <= 1 + 1e-9 ? 1 : raw / power <= 2 + 1e-9 ? 2 : raw / power <= 5 + 1e-9 ? 5 : 10);
        List<double> ticks = [];
        for (double k = Math.Ceiling((range.Low / step) - 1e-9); k * step <= range.High + (1e-9 * span) && ticks.Count <= 4 * about; k++)
            ticks.Add((k * step) + 0.0);
        return ticks;
    }

    /// <summary>Powers of ten in a range above 0, thinned to about as many as are asked for; its ends if it has none.</summary>
    public static IReadOnlyList<double> LogTicks(Interval range, int about)
    {
        int low = (int)Math.Ceiling(Math.Log10(range.Low) - 1e-9);
        int high = (int)Math.Floor(Math.Log10(range.High) + 1e-9);
        if (high < low)
            return [range.Low, range.High];
        int every = Math.Max(1, (int)Math.Ceiling((high - low + 1.0) / Math.Max(1, about)));
        return [.. Enumerable.Range(low, high - low + 1).Where(power => (high - power) % every == 0).Select(power => Math.Pow(10, power))];
    }
}
