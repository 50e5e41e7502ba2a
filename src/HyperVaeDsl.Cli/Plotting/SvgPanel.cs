using System.Text;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>One signal as a curve over the run, or its old and its new curve with the area between them.</summary>
internal sealed class SvgPanel(SvgCanvas canvas, SvgFrame frame, Plot plot, PlotPanel panel)
{
    /// <summary>The height of a panel with its heading.</summary>
    public const double Height = Heading + Field + 14;

    private const double Heading = 17;
    private const double Field = 64;
    private const int MostJumpMarks = 40;

    private double top;

    /// <summary>Draws it below a height.</summary>
    public void Draw(double above)
    {
        top = above + Heading;
        Head(above);
        foreach (double tick in panel.IsLog ? PlotAxis.LogTicks(panel.Shown, 3) : PlotAxis.Ticks(panel.Shown, 3))
        {
            canvas.Line("grid", frame.Left, Y(tick), frame.Right, Y(tick));
            canvas.Words("e f", frame.Left - 6, Y(tick) + 3.5, PlotAxis.Label(tick), 10);
        }
        for (int side = 0; side < plot.Sides.Count; side++)
            Reach(side);
        if (plot.Sides.Count == 2 && panel.LineOf(0) is { } before && panel.LineOf(1) is { } after)
            canvas.Path("area", Between(before, after));
        for (int side = 0; side < plot.Sides.Count; side++)
        {
            if (panel.LineOf(side) is { } line)
                Curve(line, isOld: plot.Sides.Count == 2 && side == 0);
        }
    }

    private void Head(double above)
    {
        Signal shown = panel.Signals.Last(signal => signal != null)!;
        string[] old = [.. panel.Signals.Take(plot.Sides.Count - 1).Where(signal => signal != null && signal.Name != panel.Name).Select(signal => $"was {signal!.Name}")];
        string driven = string.Join(", ", plot.Sides.SelectMany(side => side.PipelineOf(panel.Name)).Select(controller => controller.Name).Distinct());
        string note = string.Join("; ", old.Concat([driven.Length > 0 ? $"shaded: what {driven} can make of it" : "", panel.IsLog ? "logarithmic" : ""]).Where(words => words.Length > 0));
        double noteRoom = Math.Min(TextWidth.Of(note, 10.5) + 8, (frame.Width - frame.Left) * 0.45);
        canvas.Headline(frame.Left, above + 12, panel.Name, OnOneLine(shown.Documentation), 12, frame.Width - 12 - frame.Left - (note.Length > 0 ? noteRoom + 8 : 0));
        if (note.Length > 0)
            canvas.Words("e f", frame.Width - 12, above + 12, note, 10.5, noteRoom);
    }

    private void Reach(int side)
    {
        StringBuilder data = new();
        foreach (ReachBand band in panel.Reach[side])
            data.Append($"M{L(frame.X(band.From))} {L(Y(band.Values.High))}H{L(frame.X(band.To))}V{L(Y(band.Values.Low))}H{L(frame.X(band.From))}Z");
        canvas.Path(plot.Sides.Count == 2 && side == 0 ? "was" : "reach", data.ToString());
    }

    private void Curve(IReadOnlyList<double> values, bool isOld)
    {
        StringBuilder data = new();
        bool isDown = false;
        for (int i = 0; i < values.Count; i++)
        {
            bool leaps = i > 0 && !panel.Trace.IsEnvelope && panel.Trace.Times[i].Equals(panel.Trace.Times[i - 1]) && SignalTimeline.Differ(values[i - 1], values[i]);
            if (double.IsNaN(values[i]))
            {
                isDown = false;
                continue;
            }
            data.Append(isDown && !leaps ? 'L' : 'M').Append(L(frame.X(panel.Trace.Times[i]))).Append(' ').Append(L(Y(values[i])));
            isDown = true;
        }
        int series = isOld || panel.Trace.Values.Count == 1 ? 0 : 1;
        (double Time, double Before, double After)[] jumps = [.. panel.Trace.Jumps(series).Where(jump => !double.IsNaN(jump.Before) && !double.IsNaN(jump.After))];
        foreach ((double time, double before, double after) in jumps)
            canvas.Line(isOld ? "leap oldleap" : "leap", frame.X(time), Y(before), frame.X(time), Y(after));
        canvas.Path(isOld ? "old" : "line", data.ToString());
        // An open point is approached and never taken; the full one is.
        foreach ((double time, double before, double after) in jumps.Length <= MostJumpMarks && !isOld ? jumps : [])
        {
            canvas.Circle("open", frame.X(time), Y(before), 2.25);
            canvas.Circle("dot", frame.X(time), Y(after), 2.25);
        }
    }

    // There along the new line and back along the old one, in each stretch in which both are there.
    private string Between(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        StringBuilder data = new();
        int start = 0;
        for (int i = 0; i <= before.Count; i++)
        {
            if (i < before.Count && !double.IsNaN(before[i]) && !double.IsNaN(after[i]))
                continue;
            if (i - start > 1)
            {
                for (int k = start; k < i; k++)
                    data.Append(k == start ? 'M' : 'L').Append(Point(k, after));
                for (int k = i - 1; k >= start; k--)
                    data.Append('L').Append(Point(k, before));
                data.Append('Z');
            }
            start = i + 1;
        }
        return data.ToString();
    }

    private string Point(int i, IReadOnlyList<double> values) => $"{L(frame.X(panel.Trace.Times[i]))} {L(Y(values[i]))}";

    private double Y(double value)
    {
        (double low, double high) = (Drawn(panel.Shown.Low), Drawn(panel.Shown.High));
        double share = high > low ? (Drawn(value) - low) / (high - low) : 0.5;
        return top + 4 + ((Field - 8) * (1 - Math.Clamp(share, -1, 2)));
    }

    private double Drawn(double value) => panel.IsLog ? Math.Log10(value) : value;

    private static string L(double value) => SvgCanvas.Length(value);

    /// <summary>A documentation on one line.</summary>
    public static string OnOneLine(string documentation) => string.Join(' ', documentation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
