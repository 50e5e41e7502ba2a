using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>
/// A plot as one SVG picture without anything outside of it: phases, signals as small multiples, losses, what waits for metrics, and the axis. The same plot
/// gives the same bytes. The words of what it shows stand in its title and description, for those who do not see it.
/// </summary>
/// <param name="plot">What is shown.</param>
/// <param name="width">Width in pixels.</param>
/// <param name="prefix">What the ids begin with, where several stand in one page.</param>
internal sealed class SvgFigure(Plot plot, int width, string prefix = "")
{
    /// <summary>Narrower pictures have no room for their words.</summary>
    public const int Narrowest = 320;

    /// <summary>Wider ones are a mistake.</summary>
    public const int Widest = 10_000;

    /// <summary>The width of a picture for which none is chosen.</summary>
    public const int Usual = 900;

    private readonly SvgFrame frame = new(width < 640 ? 92 : 138, width - (width < 640 ? 74 : 118), width, plot.End);

    /// <summary>The picture.</summary>
    public string Draw()
    {
        SvgCanvas above = new();
        double y = Heading(above, 8);
        for (int side = 0; side < plot.Sides.Count; side++)
            y = SvgPhases.Draw(above, frame, plot.Sides[side].Phases, Label(side), y + (side == 0 ? 0 : 4));
        double tinted = y;
        y += 12;
        SvgCanvas body = new();
        foreach (PlotPanel panel in plot.Panels)
        {
            new SvgPanel(body, frame, plot, panel).Draw(y);
            y += SvgPanel.Height;
        }
        y = Constants(body, y);
        SvgLanes lanes = new(body, frame, plot);
        if (plot.Losses.Count > 0)
            y = lanes.Losses(Caption(body, y, "losses", "the height is the weight, of its largest in the run"));
        if (plot.Events.Count > 0)
            y = lanes.Events(Caption(body, y + 4, "events", "dashed: may come from then on, at an evaluation"));
        double bottom = y + 4;
        double height = Axis(body, bottom);
        SvgCanvas tints = new();
        SvgPhases.Tint(tints, frame, plot.Sides[^1].Phases, tinted, bottom);
        string h = SvgCanvas.Length(height);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hv\" width=\"{width}\" height=\"{h}\" viewBox=\"0 0 {width} {h}\" role=\"img\" aria-labelledby=\"{prefix}hv-title {prefix}hv-desc\">\n"
            + $"<title id=\"{prefix}hv-title\">{Markup.Text(Title)}</title>\n<desc id=\"{prefix}hv-desc\">{Markup.Text(PlotWords.Of(plot))}</desc>\n<style>{SvgStyle.Sheet}</style>\n"
            + $"<rect class=\"ground\" width=\"{width}\" height=\"{h}\" rx=\"6\"/>\n{tints}{above}{body}</svg>\n";
    }

    private string Title => plot.Sides.Count == 1 ? plot.Sides[0].Name
        : plot.Sides[0].Name == plot.Sides[1].Name ? $"{plot.Sides[0].Name}, old and new" : $"{plot.Sides[0].Name} \u2192 {plot.Sides[1].Name}";

    private double Heading(SvgCanvas canvas, double top)
    {
        Methodology last = plot.Sides[^1];
        canvas.Words("b", 12, top + 16, Title, 15, width - 24);
        canvas.Words("f", 12, top + 32, $"{PlotWords.Run(last)}  {SvgPanel.OnOneLine(last.Documentation)}", 11, width - 24);
        if (plot.Sides.Count == 1)
            return top + 44;
        canvas.Line("old", 12, top + 44, 36, top + 44);
        canvas.Words("o", 42, top + 48, $"old: {plot.Sides[0].Name}", 11, (width / 2) - 60);
        canvas.Line("line", width / 2, top + 44, (width / 2) + 24, top + 44);
        canvas.Words("n", (width / 2) + 30, top + 48, $"new: {last.Name}", 11, (width / 2) - 50);
        return top + 60;
    }

    private string Label(int side) => plot.Sides.Count == 2 ? (side == 0 ? "old phases" : "new phases") : plot.Sides[side].Phases.Count > 60 ? $"{Numbers.Format(plot.Sides[side].Phases.Count)} phases" : "phases";

    private double Constants(SvgCanvas canvas, double top)
    {
        double y = top;
        foreach (PlotPanel panel in plot.Constants)
        {
            canvas.Words("e", frame.Left - 8, y + 10, panel.Name, 11, frame.Left - 14);
            canvas.Words("f", frame.Left + 4, y + 10, $"{Numbers.Short(panel.Signals[^1]!.Timeline!.Constant!.Value)} throughout", 10.5);
            y += 16;
        }
        return plot.Constants.Count == 0 ? y : y + 4;
    }

    private double Caption(SvgCanvas canvas, double top, string name, string said)
    {
        canvas.Headline(frame.Left, top + 12, name, said, 12, width - frame.Left - 12);
        return top + 19;
    }

    private double Axis(SvgCanvas canvas, double top)
    {
        canvas.Line("rule", frame.Left, top, frame.Right, top);
        foreach (double tick in PlotAxis.Ticks(new(0, plot.End), Math.Clamp((int)((frame.Right - frame.Left) / 70), 2, 12)))
        {
            canvas.Line("rule", frame.X(tick), top, frame.X(tick), top + 4);
            canvas.Words("m f", frame.X(tick), top + 16, PlotAxis.Label(tick), 10);
        }
        canvas.Words("f", frame.Right + 24, top + 16, "epochs", 10, frame.Width - frame.Right - 26);
        return top + 26;
    }
}
