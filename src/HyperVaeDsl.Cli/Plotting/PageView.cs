using HyperVaeDsl.Language.Plotting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>A plot in a page: values at a moment, time line, curves, and the picture for print. A page may have several; their ids differ by a prefix.</summary>
internal static class PageView
{
    /// <summary>The elements; they belong inside one that is marked as a view.</summary>
    public static string Of(Plot plot, string prefix = "") =>
        $"<div class=\"board\">\n{PageValues.Of(plot, prefix)}\n"
        + $"<div class=\"live\"><section aria-labelledby=\"{prefix}timeline-title\">\n<h2 id=\"{prefix}timeline-title\">Time line</h2>\n{new PageLanes(plot).Draw()}</section>\n"
        + $"<section id=\"{prefix}signals\" data-part=\"signals\" aria-labelledby=\"{prefix}signals-title\" tabindex=\"-1\">\n<h2 id=\"{prefix}signals-title\">Signals</h2>\n<p class=\"faint\">A pointer chooses the moment; dragging shows a stretch closer, a double click the whole run.{(plot.Sides.Count == 2 ? " Dashed is the old plan; the area between it and the new one is filled." : "")}</p>\n{PageCharts.Of(plot, prefix)}</section></div>\n"
        + $"<div class=\"still wide\">{new SvgFigure(plot.Sides.Count == 1 ? plot : plot.Changed, SvgFigure.Usual, prefix).Draw()}</div>\n</div>\n"
        + $"<script type=\"application/json\">{PageData.Of(plot)}</script>";
}
