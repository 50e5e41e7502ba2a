using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>Numbers, times and lists as a paper has them.</summary>
internal static class PaperText
{
    private const double SmallestPlain = 0.01;
    private static readonly string[] Words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    private static readonly Regex Exponent = new(@"(?<=\d)E\+?(-?)0*(?=\d)", RegexOptions.CultureInvariant);
    private static readonly Regex Small = new(@"(?<![\w.])0\.00\d+(?!\w|\.\d)", RegexOptions.CultureInvariant);

    /// <summary>A number: 0.05, 300, 5e-3.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        if (value == 0 || size >= SmallestPlain)
            return Exponent.Replace(Numbers.Short(value), "e$1");
        int power = (int)Math.Floor(Math.Log10(size) + 1e-12);
        return $"{Numbers.Short(value / Math.Pow(10, power))}e{Numbers.Format(power)}";
    }

    /// <summary>Words with all their numbers in this form: 1e-5 for 1E-05, 5e-3 for 0.005.</summary>
    public static string Plain(string text) => Small.Replace(Exponent.Replace(text, "e$1"), number => Number(double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>1 epoch, 20 epochs.</summary>
    public static string Epochs(double count) => $"{Numbers.Short(count)} epoch{(count == 1 ? "" : "s")}";

    /// <summary>epochs 0-40.</summary>
    public static string Stretch(double from, double to) => $"epochs {Numbers.Short(from)}-{Numbers.Short(to)}";

    /// <summary>two cycles, 2.5 cycles.</summary>
    public static string Count(double count, string of) => $"{(Math.Abs(count - Math.Round(count)) > 1e-9 || Math.Round(count) >= Words.Length ? Numbers.Short(count, 4) : Words[(int)Math.Round(count)])} {of}{(Math.Abs(count - 1) <= 1e-9 ? "" : "s")}";

    /// <summary>a, b and c.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[items.Count - 1]}";
}
