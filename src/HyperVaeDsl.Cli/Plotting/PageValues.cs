using System.Text;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The part of a page that shows every value at the chosen moment: two sliders and a table.</summary>
internal static class PageValues
{
    /// <summary>The section.</summary>
    public static string Of(Plot plot, string prefix = "")
    {
        ValueGrid[] grids = [.. plot.Sides.Select(ValueGrid.Of)];
        ValueGrid lead = grids[^1];
        StringBuilder page = new($"<section id=\"{prefix}values\" data-part=\"values\" class=\"values live\" aria-labelledby=\"{prefix}values-title\" tabindex=\"-1\">\n<h2 id=\"{prefix}values-title\">Values at a moment</h2>\n");
        page.Append($"<div class=\"controls\"><label for=\"{prefix}epoch\">Epoch</label><input type=\"range\" id=\"{prefix}epoch\" data-part=\"epoch\" min=\"0\" max=\"{Numbers.Format((int)plot.End - 1)}\" step=\"{Numbers.Format(lead.EpochStride)}\" value=\"0\">");
        page.Append($"<label for=\"{prefix}step\">Step</label><input type=\"range\" id=\"{prefix}step\" data-part=\"step\" min=\"0\" max=\"{Numbers.Format(lead.Steps - 1)}\" step=\"{Numbers.Format(lead.StepStride)}\" value=\"0\">");
        page.Append($"<div class=\"buttons\"><button type=\"button\" id=\"{prefix}closer\" data-part=\"closer\">Closer</button><button type=\"button\" id=\"{prefix}wider\" data-part=\"wider\">Wider</button><button type=\"button\" id=\"{prefix}whole\" data-part=\"whole\">Whole run</button></div></div>\n");
        page.Append($"<p id=\"{prefix}moment\" data-part=\"moment\" class=\"moment\" role=\"status\"></p>\n");
        bool isDriven = plot.Sides is [{ Controllers.Count: > 0 }];
        IReadOnlyList<PlotPanel> signals = [.. plot.Panels, .. plot.Constants];
        page.Append($"<table{Hidden(signals.All(panel => panel.IsSame))}><thead><tr><th scope=\"col\">signal</th>{Heads(plot, isDriven)}</tr></thead><tbody>\n");
        foreach (PlotPanel panel in signals)
            Signal(page, plot, panel, isDriven);
        page.Append("</tbody></table>\n");
        if (plot.Losses.Count > 0)
        {
            page.Append($"<table{Hidden(plot.Losses.All(lane => lane.IsSame))}><thead><tr><th scope=\"col\">weight of loss</th>{Heads(plot, false)}</tr></thead><tbody>\n");
            foreach (PlotLane lane in plot.Losses)
                Loss(page, plot, lane);
            page.Append("</tbody></table>\n");
        }
        page.Append($"<p class=\"faint\">Values are planned ones{(isDriven ? "; 'can be' is what controllers can make of them in that stretch, whatever the metrics are" : "")}. {Stride(lead)}</p>\n</section>");
        return page.ToString();
    }

    private static string Hidden(bool isSame) => isSame ? " class=\"same\"" : "";

    private static string Heads(Plot plot, bool isDriven)
    {
        if (plot.Sides.Count == 1)
            return $"<th scope=\"col\" class=\"number\">value</th>{(isDriven ? "<th scope=\"col\" class=\"number\">can be</th>" : "")}";
        return "<th scope=\"col\" class=\"number\">old</th><th scope=\"col\" class=\"number\">new</th><th scope=\"col\" class=\"number\">change</th>";
    }

    private static void Signal(StringBuilder page, Plot plot, PlotPanel panel, bool isDriven)
    {
        page.Append($"<tr{Hidden(panel.IsSame)}><th scope=\"row\">{Markup.Text(panel.Name)}</th>");
        for (int side = 0; side < plot.Sides.Count; side++)
            page.Append($"<td class=\"number\" data-value=\"signal\" data-side=\"{side}\" data-name=\"{Markup.Text(panel.Signals[side]?.Name ?? panel.Name)}\"></td>");
        if (plot.Sides.Count == 2)
            page.Append($"<td class=\"number\" data-value=\"change\" data-side=\"1\" data-name=\"{Markup.Text(panel.Signals[1]?.Name ?? panel.Name)}\" data-old=\"{Markup.Text(panel.Signals[0]?.Name ?? panel.Name)}\"></td>");
        else if (isDriven)
            page.Append($"<td class=\"number\" data-value=\"reach\" data-side=\"0\" data-name=\"{Markup.Text(panel.Name)}\"></td>");
        page.Append("</tr>\n");
    }

    private static void Loss(StringBuilder page, Plot plot, PlotLane lane)
    {
        page.Append($"<tr{Hidden(lane.IsSame)}><th scope=\"row\">{Markup.Text(lane.Name)}</th>");
        for (int side = 0; side < plot.Sides.Count; side++)
            page.Append($"<td class=\"number\" data-value=\"loss\" data-side=\"{side}\" data-name=\"{Markup.Text(lane.Name)}\"></td>");
        page.Append(plot.Sides.Count == 2 ? "<td></td></tr>\n" : "</tr>\n");
    }

    private static string Stride(ValueGrid grid) =>
        grid.EpochStride > 1 ? $"The page holds the begin of every {Ordinal(grid.EpochStride)} epoch." :
        grid.StepStride >= grid.Steps && grid.Steps > 1 ? "The page holds the begin of every epoch." :
        grid.StepStride > 1 ? $"The page holds every {Ordinal(grid.StepStride)} step of each epoch." :
        "The page holds every step.";

    private static string Ordinal(int number) => Numbers.Format(number) + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
