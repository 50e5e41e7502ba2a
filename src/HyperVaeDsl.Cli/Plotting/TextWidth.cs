using System.Text;
using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>About how wide a text is in a font without serifs. It is meant to be too wide rather than too narrow.</summary>
internal static class TextWidth
{
    /// <summary>Width in the unit of the size.</summary>
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
            width += Of(rune);
        return width * size;
    }

    /// <summary>The text, or as much of its begin as has room, with an ellipsis.</summary>
    public static string Fit(string text, double size, double room)
    {
        if (Of(text, size) <= room)
            return text;
        StringBuilder fitting = new();
        double width = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
            if (width * size > room)
                break;
            fitting.Append(rune);
        }
        return fitting.ToString().TrimEnd() + "\u2026";
    }

    private static double Of(Rune rune) => rune.Value switch
    {
        < 0x300 => rune.Value is 'i' or 'j' or 'l' or '.' or ',' or ';' or ':' or '|' or '\'' or ' ' or 'I' or 't' or 'f' or 'r' or '(' or ')' ? 0.36
            : rune.Value is 'm' or 'w' or 'M' or 'W' or '%' or '@' ? 0.92
            : rune.Value is >= 'A' and <= 'Z' ? 0.7 : 0.59,
        _ => new SourceLine(rune.ToString()).Width switch { 0 => 0, 2 => 1.05, _ => 0.7 },
    };
}
