using System.Globalization;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>A time of Composer: a number and ep, ba, sp or dur, such as 90ep, 100ba or 0.1dur.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">The unit, as Composer writes it.</param>
internal readonly record struct ComposerTime(double Value, string Unit)
{
    /// <summary>Reads a time; null if it is none that a schedule can use (tokens, seconds and iterations are not).</summary>
    public static ComposerTime? Read(string? text)
    {
        foreach (string unit in (string[])["dur", "ep", "ba", "sp"])
        {
            if (text != null && text.EndsWith(unit, StringComparison.Ordinal) && double.TryParse(text[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0)
                return new ComposerTime(value, unit);
        }
        return null;
    }

    /// <summary>The duration as the language writes it.</summary>
    public string Duration => Unit switch
    {
        "ep" => Words.Number(Value) + " epochs",
        "ba" => Words.Number(Value) + " steps",
        "sp" => Words.Number(Value) + " samples",
        _ => Words.Number(Math.Round(100 * Value, 9)) + "%",
    };

    /// <summary>How many epochs it is, if an epoch has so many steps of so many items and the run so many epochs.</summary>
    public double Epochs(double steps, double batch, double run) => Unit switch
    {
        "ep" => Value,
        "ba" => Value / steps,
        "sp" => Value / (steps * batch),
        _ => Value * run,
    };
}
