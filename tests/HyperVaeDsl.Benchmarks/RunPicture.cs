using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Coverage and the negative radial correlation of the worse VAE over the epochs, a line for each seed, a column for each methodology.</summary>
internal static class RunPicture
{
    private const int Width = 300;
    private const int Height = 120;
    private const int Left = 64;
    private const int Top = 56;
    private const int Gap = 40;
    private const double Ceiling = 0.8320503;

    public static string Of(IReadOnlyList<(string Name, List<RunCurve> Runs)> curves)
    {
        int width = Left + (curves.Count * (Width + Gap));
        int height = Top + (2 * (Height + Gap));
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"system-ui,sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Coverage and radial correlation over the epochs, a line for each seed\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        Row(svg, curves, 0, "coverage", "#1f6feb", metrics => metrics[Metric.Coverage], 1);
        Row(svg, curves, 1, "−radial correlation", "#d1242f", metrics => -metrics[Metric.RadialCorrelation], Ceiling);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Row(StringBuilder svg, IReadOnlyList<(string Name, List<RunCurve> Runs)> curves, int row, string name, string colour, Func<DualVaeMetrics, double> value, double limit)
    {
        double top = Top + (row * (Height + Gap));
        Text(svg, 8, top - 8, name, colour, "start");
        for (int column = 0; column < curves.Count; column++)
        {
            double left = Left + (column * (Width + Gap));
            if (row == 0)
                Text(svg, left + (Width / 2), 20, curves[column].Name, "#24292f", "middle");
            double bound = top + (Height * (1 - limit));
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top}\" width=\"{Width}\" height=\"{Height}\" fill=\"none\" stroke=\"#d0d7de\"/><line x1=\"{left}\" y1=\"{bound:0.#}\" x2=\"{left + Width}\" y2=\"{bound:0.#}\" stroke=\"#8c959f\" stroke-dasharray=\"3 4\"/>\n");
            Text(svg, left - 6, top + 10, "1", "#59636e", "end");
            Text(svg, left - 6, top + Height, "0", "#59636e", "end");
            int epochs = curves[column].Runs[0].Metrics.Count;
            Text(svg, left + Width, top + Height + 14, $"{epochs} epochs", "#59636e", "end");
            foreach (RunCurve run in curves[column].Runs)
            {
                IEnumerable<string> points = run.Metrics.Select((metrics, i) => string.Create(CultureInfo.InvariantCulture, $"{left + (Width * (i + 1.0) / epochs):0.#},{top + (Height * (1 - Math.Clamp(value(metrics), 0, 1))):0.#}"));
                svg.Append($"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-opacity=\"0.7\"/>\n");
            }
        }
    }

    private static void Text(StringBuilder svg, double x, double y, string words, string colour, string anchor) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" fill=\"{colour}\" text-anchor=\"{anchor}\">{words}</text>\n");
}
