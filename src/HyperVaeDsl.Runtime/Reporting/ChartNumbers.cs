using System.Globalization;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>Numbers as charts write them, and where their axes have marks.</summary>
internal static class ChartNumbers
{
    /// <summary>Four significant digits, "1.5e-5" where that is shorter than zeros; a dash for what is no number.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return "\u2013";
        double size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (size is >= 1e-3 and < 1e5)
            return value.ToString(size < 1e4 ? "G4" : "F0", CultureInfo.InvariantCulture);
        return value.ToString("0.###e0", CultureInfo.InvariantCulture);
    }

    /// <summary>The mark of an axis, with the digits that tell it from its neighbours.</summary>
    /// <param name="value">The mark.</param>
    /// <param name="step">How far they are apart.</param>
    public static string Mark(double value, double step)
    {
        int digits = value == 0 ? 1 : (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9) - (int)Math.Floor(Math.Log10(step) + 1e-9) + 1;
        return digits <= 4 || Math.Abs(value) >= 1e4 ? Short(value) : value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A place in a picture, to a tenth of its unit.</summary>
    public static string Place(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Multiples of 1, 2 or 5 times a power of ten in [low, high], about so many.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="count">Steps to aim at.</param>
    public static IReadOnlyList<double> Ticks(double low, double high, int count)
    {
        double rough = (high - low) / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { <= 1.000001 => 1, <= 2.000001 => 2, <= 5.000001 => 5, _ => 10 });
        List<double> ticks = [];
        // A sum of steps would drift.
        for (double i = Math.Ceiling((low / step) - 1e-9); i * step <= high + (1e-9 * step); i++)
            ticks.Add(i * step);
        return ticks;
    }
}
