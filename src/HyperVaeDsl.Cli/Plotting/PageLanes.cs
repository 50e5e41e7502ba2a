using System.Text;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The time line of a page: phases, losses and what waits for metrics, as elements that are as wide as the window.</summary>
internal sealed class PageLanes(Plot plot)
{
    private const int MostPhases = 2_000;

    /// <summary>All rows.</summary>
    public string Draw()
    {
        StringBuilder page = new();
        for (int side = 0; side < plot.Sides.Count; side++)
            Phases(page, plot.Sides[side], IsOld(side), plot.Sides.Count == 1 ? "phases" : IsOld(side) ? "old phases" : "new phases");
        foreach (PlotLane lane in plot.Losses.Concat(plot.Events))
            Lane(page, lane);
        Axis(page);
        return page.ToString();
    }

    private bool IsOld(int side) => plot.Sides.Count == 2 && side == 0;

    private void Phases(StringBuilder page, Methodology methodology, bool isOld, string label)
    {
        page.Append($"<div class=\"lane{(isOld ? " was" : "")}\"><span class=\"name faint\">{label}</span><div class=\"track phases\"><div class=\"stretch\">");
        for (int i = 0; i < methodology.Phases.Count && i < MostPhases; i++)
        {
            Phase phase = methodology.Phases[i];
            string title = $"{phase.Name}: epochs {Numbers.Short(phase.Start)} to {Numbers.Short(phase.End)}{(phase.EarlyEnd is { } early ? $", may end from {Numbers.Short(early.Earliest)} on" : "")}";
            page.Append($"<div class=\"phase{(phase.EarlyEnd == null ? "" : " early")}\" title=\"{Markup.Text(title)}\" style=\"{Place(phase.Start, phase.End)};background:color-mix(in srgb,var(--tint-{i % SvgStyle.Tints}) 30%,transparent)\"><span>{Markup.Text(phase.Name)}</span></div>");
        }
        page.Append($"</div><div class=\"now\"></div></div><span class=\"said\">{PlotWords.Count(methodology.Phases.Count, "phase")}</span></div>\n");
    }

    private void Lane(StringBuilder page, PlotLane lane)
    {
        for (int side = 0; side < lane.Sides.Count; side++)
        {
            // What is the same on both sides is one row.
            if (lane.IsSame && side == 0)
                continue;
            bool isOld = IsOld(side);
            bool isLoss = lane.Kind == "loss";
            string name = lane.Sides.Count == 1 || lane.IsSame ? lane.Name : $"{lane.Name} {(isOld ? "(old)" : "(new)")}";
            page.Append($"<div class=\"lane{(isOld ? " was" : "")}{(lane.IsSame ? " same" : "")}\"><span class=\"name\">{Markup.Text(name)}</span><div class=\"track\"><div class=\"stretch\">");
            if (lane.Sides[side] is { } row)
            {
                foreach (LaneBar bar in row.Bars)
                    Bar(page, lane, row, bar);
            }
            string said = lane.Sides[side] is not { } there ? "not there" : isLoss ? $"\u00D7 {there.Words}" : there.Words;
            page.Append("</div><div class=\"now\"></div></div>");
            page.Append(isLoss ? $"<span class=\"said\" title=\"{Markup.Text(said)}\">{Markup.Text(said)}</span></div>\n" : $"<span class=\"said\"></span><span class=\"below\">{Markup.Text(said)}</span></div>\n");
        }
    }

    private void Bar(StringBuilder page, PlotLane lane, LaneSide row, LaneBar bar)
    {
        string title = Markup.Text($"{lane.Name}: {(bar.To > bar.From ? $"epochs {Numbers.Short(bar.From)} to {Numbers.Short(bar.To)}" : $"epoch {Numbers.Short(bar.From)}")}{(bar.Waits == null ? "" : $", {bar.Waits}")}");
        if (lane.Kind == "checkpoint")
        {
            page.Append($"<div class=\"flag\" title=\"{title}\" style=\"left:{Share(bar.From)}\"></div>");
            return;
        }
        string weight = lane.Kind == "loss" && bar.Waits == null ? $"<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"{WeightShape.Of(row, bar, time => 1000 * (time - bar.From) / Math.Max(1e-12, bar.To - bar.From), 0, 100)}\"/></svg>" : "";
        page.Append($"<div class=\"{(bar.Waits == null ? "bar" : "wait")}\" title=\"{title}\" style=\"{Place(bar.From, bar.To)}\">{weight}</div>");
    }

    private void Axis(StringBuilder page)
    {
        page.Append("<div class=\"lane\" aria-hidden=\"true\"><span class=\"name faint\">epochs</span><div class=\"axis\"><div class=\"stretch\">");
        IReadOnlyList<double> ticks = PlotAxis.Ticks(new(0, plot.End), 8);
        foreach (double tick in ticks)
            page.Append($"<span style=\"left:{Share(tick)};transform:translateX({(tick <= 0 ? "0" : tick >= plot.End ? "-100%" : "-50%")})\">{PlotAxis.Label(tick)}</span>");
        page.Append("</div></div><span class=\"said\"></span></div>\n");
    }

    private string Place(double from, double to) => $"left:{Share(from)};width:{Share(to - from)}";

    private string Share(double time) => $"{Numbers.Short(100 * time / plot.End, 6)}%";
}
