using System.Globalization;

namespace HyperVaeDsl.Language.Text;

/// <summary>Numbers as text, the same on every machine, in every culture and on every .NET host.</summary>
public static class Numbers
{
    private const double LargestPlain = 1e15;
    private const double SmallestPlain = 1e-4;

    /// <summary>The shortest decimal text that reads back as exactly this double, such as 0.3, 1E-06 or 100.</summary>
    public static string Format(double value)
    {
        if (value == 0)
            return double.IsNegativeInfinity(1 / value) ? "-0" : "0";
        // "R" is shortest only on newer hosts, so the shortest precision that round-trips is searched: the text must not
        // depend on whether the build runs inside Visual Studio or the SDK.
        for (int digits = 1; digits <= 17; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
                return Plain(value, text);
        }
        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>At most <paramref name="digits"/> significant digits, for messages and tables.</summary>
    public static string Short(double value, int digits = 6) => Format(Rounded(value, digits));

    /// <summary>A long whole number.</summary>
    internal static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A quantity; of several values in a cell one of them, because then it is only said.</summary>
    internal static string Format(Methodologies.Quantity value) => Format(value.Said);

    /// <summary>The same with a number of digits.</summary>
    internal static string Short(Methodologies.Quantity value, int digits = 6) => Short(value.Said, digits);

    /// <summary>The nearest number with at most <paramref name="digits"/> significant digits.</summary>
    public static double Rounded(double value, int digits) =>
        double.Parse(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>An integer in the invariant culture.</summary>
    public static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A C# literal of type double that denotes exactly this value.</summary>
    public static string Literal(double value)
    {
        string text = Format(value);
        return text.IndexOfAny(['.', 'E']) >= 0 ? text : text + ".0";
    }

    // G1..G17 switch to exponents early (100 in one digit is 1E+02); numbers of ordinary size read better without.
    private static string Plain(double value, string text)
    {
        double size = Math.Abs(value);
        if (text.IndexOf('E') < 0 || size >= LargestPlain || (size < SmallestPlain && value != 0))
            return text;
        string plain = ((decimal)value).ToString("0.############################", CultureInfo.InvariantCulture);
        return double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value) ? plain : text;
    }
}
