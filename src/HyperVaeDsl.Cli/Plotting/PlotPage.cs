using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>A plot of one methodology as one page.</summary>
internal static class PlotPage
{
    /// <summary>The page.</summary>
    public static string Of(Plot plot)
    {
        Methodology methodology = plot.Sides[0];
        PageBuilder page = new($"{methodology.Name} - training schedule");
        page.Add("<a class=\"skip\" href=\"#values\">Skip to the values</a> <a class=\"skip\" href=\"#signals\">Skip to the signals</a>");
        page.Add($"<header><h1>{Markup.Text(methodology.Name)}</h1>\n<p>{Markup.Text(SvgPanel.OnOneLine(methodology.Documentation))}</p>\n<p class=\"faint\">{Markup.Text(PlotWords.Run(methodology))}</p></header>");
        page.Add("<main>");
        page.Add(PageValues.Of(plot));
        page.Add($"<div class=\"live\"><section id=\"timeline\" aria-labelledby=\"timeline-title\">\n<h2 id=\"timeline-title\">Time line</h2>\n{new PageLanes(plot).Draw()}</section>");
        page.Add($"<section id=\"signals\" aria-labelledby=\"signals-title\" tabindex=\"-1\">\n<h2 id=\"signals-title\">Signals</h2>\n<p class=\"faint\">A pointer chooses the moment; dragging shows a stretch closer, a double click the whole run.</p>\n{PageCharts.Of(plot)}</section></div>");
        page.Add($"<div class=\"still wide\">{new SvgFigure(plot, SvgFigure.Usual).Draw()}</div>");
        page.Add($"</main>\n<footer><p>Made by hvae {ToolVersion.Text}. Digest <span class=\"number\">{methodology.Digest}</span>.</p></footer>");
        return page.Build(PageData.Of(plot));
    }
}
