using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>What generated classes do with the values of their params.</summary>
public static class ParamValues
{
    /// <summary>A value inside the range of its param.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="param">The param.</param>
    /// <param name="unit">What is written behind the range: "%", " epochs" or nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside, or no number.</exception>
    public static double InRange(double value, double low, double high, string param, string unit) =>
        value >= low && value <= high ? value + 0.0 : throw Outside(param, value, $"{Text(low)}..{Text(high)}{unit}"); // + 0.0 makes -0 a 0

    /// <inheritdoc cref="InRange(double, double, double, string, string)" />
    public static int InRange(int value, int low, int high, string param, string unit) =>
        value >= low && value <= high ? value : throw Outside(param, value, $"{Text(low)}..{Text(high)}{unit}");

    /// <summary>One of the values that its param may have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">The values that are allowed, in rising order.</param>
    /// <param name="param">The param.</param>
    /// <param name="unit">What is written behind the values: "%", " epochs" or nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of them.</exception>
    public static double OneOf(double value, double[] values, string param, string unit) =>
        Array.BinarySearch(values, value + 0.0) >= 0 ? value + 0.0 : throw Outside(param, value, $"{Listed(Array.ConvertAll(values, Text))}{unit}");

    /// <inheritdoc cref="OneOf(double, double[], string, string)" />
    public static int OneOf(int value, int[] values, string param, string unit) =>
        Array.BinarySearch(values, value) >= 0 ? value : throw Outside(param, value, $"{Listed(Array.ConvertAll(values, one => Text(one)))}{unit}");

    /// <summary>A number as the canonical form has it: the shortest decimal text that reads back as the same double.</summary>
    public static string Text(double value) => (value + 0.0).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Texts in the order of their characters, as the canonical form has lines that name nothing.</summary>
    /// <param name="separator">What stands between two of them.</param>
    /// <param name="texts">The texts.</param>
    public static string InOrder(string separator, params string[] texts)
    {
        string[] sorted = [.. texts];
        Array.Sort(sorted, StringComparer.Ordinal);
        return string.Join(separator, sorted);
    }

    /// <summary>SHA-256 of a canonical form, in lower-case hexadecimal.</summary>
    public static string DigestOf(string canonicalForm) => string.Concat(Array.ConvertAll(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalForm)), part => part.ToString("x2", CultureInfo.InvariantCulture)));

    // All of a few values, and of many the first and the last ones.
    private static string Listed(string[] values) => string.Join(", ", values.Length <= 8 ? values : [.. values[..4], "...", .. values[^3..]]);

    private static ArgumentOutOfRangeException Outside(string param, object value, string range) =>
        new(param, value, string.Create(CultureInfo.InvariantCulture, $"Param '{param}' is {value}, outside its range {range}."));
}
