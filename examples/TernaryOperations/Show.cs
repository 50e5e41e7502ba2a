using System.Globalization;

namespace TernaryOperations;

/// <summary>Numbers as the progress shows them; files carry full precision.</summary>
internal static class Show
{
    /// <summary>Four significant digits, "-" for a value that there is not.</summary>
    public static string Value(double value) => double.IsNaN(value) ? "-"
        : value == 0 ? "0"
        : Math.Abs(value) is < 1e-3 or >= 1e5 ? value.ToString("0.00e+0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A fraction in percent; 100 % only if it is all of it.</summary>
    public static string Percent(double fraction)
    {
        // 19,682 of 19,683 is 99.995 %: rounding must not call it complete.
        double percent = fraction >= 1 ? 100 : Math.Min(99.99, Math.Floor(fraction * 10000) / 100);
        return percent.ToString(percent >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A correlation, five decimals.</summary>
    public static string Correlation(double value) => value.ToString("0.00000", CultureInfo.InvariantCulture);

    /// <summary>1:05 or 12 s.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00} min");
}
