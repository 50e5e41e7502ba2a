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
        page.Add($"<main data-view>\n{PageView.Of(plot)}\n</main>");
        page.Add($"<footer><p>Made by hvae {ToolVersion.Text}. Digest <span class=\"number\">{methodology.Digest}</span>.</p></footer>");
        return page.Build();
    }
}
