using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>Writes the elements of an SVG picture. Lengths have two decimals, whatever the machine and its culture.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder text = new();

    /// <summary>A length.</summary>
    public static string Length(double value)
    {
        string written = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return written == "-0" ? "0" : written;
    }

    public void Raw(string markup) => text.Append(markup).Append('\n');

    /// <summary>A rectangle; with a title that a pointer shows, if there is one.</summary>
    public void Rectangle(string style, double x, double y, double width, double height, string? title = null, double radius = 0) =>
        Element($"<rect class=\"{style}\" x=\"{Length(x)}\" y=\"{Length(y)}\" width=\"{Length(Math.Max(0, width))}\" height=\"{Length(height)}\"{(radius > 0 ? $" rx=\"{Length(radius)}\"" : "")}", "rect", title);

    public void Line(string style, double x1, double y1, double x2, double y2) =>
        Raw($"<line class=\"{style}\" x1=\"{Length(x1)}\" y1=\"{Length(y1)}\" x2=\"{Length(x2)}\" y2=\"{Length(y2)}\"/>");

    public void Circle(string style, double x, double y, double radius) =>
        Raw($"<circle class=\"{style}\" cx=\"{Length(x)}\" cy=\"{Length(y)}\" r=\"{Length(radius)}\"/>");

    public void Path(string style, string data, string? title = null)
    {
        if (data.Length > 0)
            Element($"<path class=\"{style}\" d=\"{data}\"", "path", title);
    }

    /// <summary>Words; what has no room is cut off and stands in the title.</summary>
    /// <param name="style">Classes, which also say at which side of x the words are.</param>
    /// <param name="x">Begin, middle or end, by the class.</param>
    /// <param name="y">Base line.</param>
    /// <param name="words">The words.</param>
    /// <param name="size">Size of the font.</param>
    /// <param name="room">The width that there is.</param>
    public void Words(string style, double x, double y, string words, double size = 11, double room = double.PositiveInfinity)
    {
        string shown = TextWidth.Fit(words, size, room);
        string title = shown == words ? "" : $"<title>{Markup.Text(words)}</title>";
        Raw($"<text class=\"{style}\" x=\"{Length(x)}\" y=\"{Length(y)}\" font-size=\"{Length(size)}\">{Markup.Text(shown)}{title}</text>");
    }

    /// <summary>A name, and behind it in a fainter colour what is said of it, as far as there is room.</summary>
    public void Headline(double x, double y, string name, string said, double size, double room)
    {
        string shown = TextWidth.Fit(name, size * 1.16, room);
        double after = TextWidth.Of(shown, size * 1.16) + 10;
        string rest = said.Length == 0 || room - after < 40 ? "" : TextWidth.Fit(said, 10.5, room - after);
        string title = shown == name && rest == said ? "" : $"<title>{Markup.Text($"{name}. {said}")}</title>";
        // What follows stands where the name ends, however wide the font is.
        Raw($"<text x=\"{Length(x)}\" y=\"{Length(y)}\"><tspan class=\"b\" font-size=\"{Length(size)}\">{Markup.Text(shown)}</tspan>{(rest.Length == 0 ? "" : $"<tspan class=\"f\" dx=\"8\" font-size=\"10.5\">{Markup.Text(rest)}</tspan>")}{title}</text>");
    }

    public override string ToString() => text.ToString();

    private void Element(string start, string name, string? title) =>
        Raw(title == null ? $"{start}/>" : $"{start}><title>{Markup.Text(title)}</title></{name}>");
}
