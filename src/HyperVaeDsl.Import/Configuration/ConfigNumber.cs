using System.Globalization;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Import.Configuration;

/// <summary>A number of a configuration: its value, and how a methodology writes it.</summary>
/// <param name="Text">The number in the notation of the language, digit by digit as it was written.</param>
/// <param name="Value">Its value.</param>
public sealed partial record ConfigNumber(string Text, double Value)
{
    /// <summary>Reads a plain scalar; null if it is no finite number.</summary>
    public static ConfigNumber? Read(ConfigScalar scalar)
    {
        if (!scalar.IsPlain || !Notation().IsMatch(scalar.Text))
            return null;
        string text = scalar.Text.Replace("_", "", StringComparison.Ordinal).TrimStart('+');
        if (text.EndsWith('.'))
            text += "0";
        text = text.Replace(".e", ".0e", StringComparison.OrdinalIgnoreCase).Replace("e+", "e", StringComparison.OrdinalIgnoreCase);
        if (text.StartsWith('.'))
            text = "0" + text;
        else if (text.StartsWith("-.", StringComparison.Ordinal))
            text = "-0" + text[1..];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? new ConfigNumber(text, value) : null;
    }

    /// <summary>Whether PyYAML reads this scalar as a text although it is a number: it wants a point before an exponent, and a sign in it.</summary>
    public static bool IsTextToPyYaml(ConfigScalar scalar) =>
        Read(scalar) != null && scalar.Text.Contains('e', StringComparison.OrdinalIgnoreCase) && !WithPointAndSign().IsMatch(scalar.Text);

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Value == Math.Floor(Value) && Math.Abs(Value) < 1e15;

    /// <summary>Its value as a whole number, without point or exponent.</summary>
    public string Whole => ((long)Value).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][-+]?\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Notation();

    [GeneratedRegex(@"^[-+]?\d[\d_]*\.[\d_]*[eE][-+]\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex WithPointAndSign();
}
