using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>Rows of bars: losses, as high as their weights, and what waits for metrics.</summary>
internal sealed class SvgLanes(SvgCanvas canvas, SvgFrame frame, Plot plot)
{
    private const double BarHeight = 11;
    private const double RowHeight = 15;
    private const double SaidHeight = 16;

    /// <summary>Draws the losses and returns where they end.</summary>
    public double Losses(double top)
    {
        double y = top;
        foreach (PlotLane lane in plot.Losses)
            y = Row(lane, y, isLoss: true);
        return y;
    }

    /// <summary>Draws what waits for metrics, with words below each row, and returns where it ends.</summary>
    public double Events(double top)
    {
        double y = top;
        foreach (PlotLane lane in plot.Events)
            y = Row(lane, y, isLoss: false);
        return y;
    }

    private double Row(PlotLane lane, double top, bool isLoss)
    {
        canvas.Words("e", frame.Left - 8, top + 9.5, lane.Name, 11, frame.Left - 14);
        double y = top;
        for (int side = 0; side < lane.Sides.Count; side++)
        {
            bool isOld = lane.Sides.Count == 2 && side == 0;
            if (lane.Sides[side] is not { } row)
            {
                canvas.Words("f", frame.Left + 4, y + 9.5, isOld ? "not there before" : "not there any more", 10);
                y += RowHeight;
                continue;
            }
            foreach (LaneBar bar in row.Bars)
                Bar(lane, row, bar, y, isOld);
            string said = isLoss ? $"× {row.Words}" : row.Words;
            if (isLoss)
            {
                canvas.Words(lane.Sides.Count == 2 ? (isOld ? "o" : "n") : "f", frame.Right + 8, y + 9.5, said, 10.5, frame.Width - frame.Right - 12);
                y += RowHeight;
            }
            else
            {
                double width = Math.Min(TextWidth.Of(said, 10), frame.Right - frame.Left);
                double x = Math.Max(frame.Left, Math.Min(frame.X(row.Bars.Count > 0 ? row.Bars[0].From : 0), frame.Right - width));
                canvas.Words("f", x, y + RowHeight + 7, said, 10, frame.Right - frame.Left);
                y += RowHeight + SaidHeight;
            }
        }
        return y;
    }

    private void Bar(PlotLane lane, LaneSide row, LaneBar bar, double y, bool isOld)
    {
        string title = $"{lane.Name}: {(bar.To > bar.From ? $"epochs {Numbers.Short(bar.From)} to {Numbers.Short(bar.To)}" : $"epoch {Numbers.Short(bar.From)}")}{(bar.Waits == null ? "" : $", {bar.Waits}")}";
        double x = frame.X(bar.From);
        double width = Math.Max(1.5, frame.Span(bar.From, bar.To));
        if (lane.Kind == "checkpoint")
        {
            string shape = $"M{SvgCanvas.Length(x)} {SvgCanvas.Length(y)}l5 {SvgCanvas.Length(BarHeight / 2)}l-5 {SvgCanvas.Length(BarHeight / 2)}l-5 {SvgCanvas.Length(-BarHeight / 2)}Z";
            canvas.Path("flag", shape, title);
            return;
        }
        if (bar.Waits != null)
        {
            canvas.Rectangle("wait", x + 0.75, y + 0.75, Math.Max(0.5, width - 1.5), BarHeight - 1.5, title);
            return;
        }
        canvas.Rectangle(isOld ? "oldbar" : "bar", x, y, width, BarHeight, title);
        if (lane.Kind == "loss")
            canvas.Path(isOld ? "oldweight" : "weight", WeightShape.Of(row, bar, frame.X, y, BarHeight), title);
    }
}
