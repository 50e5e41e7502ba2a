using System.Globalization;
using System.Text;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>Lines over the epochs of a run as SVG: phases as bands, marks on both axes, a gap where a value is missing.</summary>
/// <param name="epochs">The epochs of the horizontal axis, from 0; at least 1.</param>
/// <param name="phases">The phases as they ran.</param>
internal sealed class LineChart(int epochs, IReadOnlyList<PhaseRun> phases)
{
    /// <summary>Width of the picture.</summary>
    public const double Width = 300;

    /// <summary>Height of the picture.</summary>
    public const double Height = 132;

    /// <summary>Left end of the plot.</summary>
    public const double Left = 46;

    /// <summary>Right end of the plot.</summary>
    public const double Right = Width - 10;

    /// <summary>Upper end of the plot.</summary>
    public const double Top = 8;

    /// <summary>Lower end of the plot.</summary>
    public const double Bottom = Height - 20;

    /// <summary>How many tints the bands of phases take turns with.</summary>
    public const int Tints = 6;

    /// <summary>The most places across at which a line bends: more are drawn as the range of what falls into one place.</summary>
    private const int Places = 240;

    /// <summary>Draws the lines.</summary>
    /// <param name="label">What it shows, for those who do not see it.</param>
    /// <param name="series">The lines, the last one on top.</param>
    public string Draw(string label, IReadOnlyList<ChartSeries> series)
    {
        (double low, double high) = RangeOf(series);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{PageText.Of(label)}\">");
        Bands(svg);
        IReadOnlyList<double> marks = ChartNumbers.Ticks(low, high, 3);
        foreach (double tick in marks)
        {
            string y = ChartNumbers.Place(YOf(tick, low, high));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y}H{Right}\"/><text class=\"end\" x=\"{Left - 5}\" y=\"{y}\" dy=\".32em\">{ChartNumbers.Mark(tick, marks.Count > 1 ? marks[1] - marks[0] : high - low)}</text>");
        }

        foreach (double tick in ChartNumbers.Ticks(0, epochs, 4).Where(tick => tick == Math.Floor(tick)))
        {
            string x = ChartNumbers.Place(XOf(tick));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"mark\" d=\"M{x} {Bottom}v3\"/><text class=\"middle\" x=\"{x}\" y=\"{Bottom + 14}\">{ChartNumbers.Short(tick)}</text>");
        }

        foreach (ChartSeries line in series)
        {
            string path = PathOf(line, low, high);
            if (path.Length > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{line.Style}\" d=\"{path}\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>What the vertical axis spans: all finite values, and some room where they are all the same.</summary>
    public static (double Low, double High) RangeOf(IEnumerable<ChartSeries> series)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in series.SelectMany(line => line.Y).Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high)
            return (0, 1);
        // Smaller differences are below what single precision resolves.
        double least = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-6;
        if (high - low > least)
            return (low, high);
        double room = low == 0 ? 1 : Math.Abs(low) / 2;
        return (low - room, high + room);
    }

    private void Bands(StringBuilder svg)
    {
        for (int i = 0; i < phases.Count; i++)
        {
            (double from, double to) = (XOf(phases[i].Start), XOf(Math.Min(phases[i].End, epochs)));
            if (to > from)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"t{i % Tints}\" x=\"{ChartNumbers.Place(from)}\" y=\"{Top}\" width=\"{ChartNumbers.Place(to - from)}\" height=\"{Bottom - Top}\">");
                svg.Append(CultureInfo.InvariantCulture, $"<title>{PageText.Of(phases[i].Phase.Name)}</title></rect>");
            }
        }
    }

    private string PathOf(ChartSeries line, double low, double high)
    {
        var path = new StringBuilder();
        bool isOpen = false;
        int count = line.X.Count;
        for (int i = 0; i < count;)
        {
            int end = i + 1;
            if (!double.IsFinite(line.Y[i]))
            {
                isOpen = false;
                i = end;
                continue;
            }

            if (count > 2 * Places)
            {
                double place = Math.Floor(line.X[i] / epochs * Places);
                while (end < count && double.IsFinite(line.Y[end]) && Math.Floor(line.X[end] / epochs * Places) == place)
                    end++;
            }

            bool isAlone = !isOpen && (end == count || !double.IsFinite(line.Y[end]));
            foreach (int at in Turns(line.Y, i, end))
            {
                path.Append(isOpen ? 'L' : 'M').Append(ChartNumbers.Place(XOf(line.X[at]))).Append(' ').Append(ChartNumbers.Place(YOf(line.Y[at], low, high)));
                isOpen = true;
            }

            // A line without length shows as a dot, because its ends are round.
            if (isAlone && end == i + 1)
                path.Append("h0");
            i = end;
        }

        return path.ToString();
    }

    // Of many values at one place the first, the least, the greatest and the last are all that can be seen.
    private static IEnumerable<int> Turns(IReadOnlyList<double> values, int start, int end)
    {
        (int least, int greatest) = (start, start);
        for (int i = start; i < end; i++)
        {
            least = values[i] < values[least] ? i : least;
            greatest = values[i] > values[greatest] ? i : greatest;
        }

        return new SortedSet<int> { start, least, greatest, end - 1 };
    }

    private double XOf(double epoch) => Left + (epoch / epochs * (Right - Left));

    private static double YOf(double value, double low, double high) => Bottom - ((value - low) / (high - low) * (Bottom - Top));
}
