using System.Text;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The places of the charts, with the words to them; the script draws in them.</summary>
internal static class PageCharts
{
    /// <summary>A figure for each signal that varies.</summary>
    public static string Of(Plot plot, string prefix = "")
    {
        StringBuilder page = new();
        for (int i = 0; i < plot.Panels.Count; i++)
            Figure(page, plot, plot.Panels[i], i, prefix);
        if (plot.Panels.Count == 0)
            page.Append("<p class=\"faint\">No signal varies.</p>\n");
        else if (plot.Panels.All(panel => panel.IsSame))
            page.Append("<p class=\"faint\">No signal differs.</p>\n");
        return page.ToString();
    }

    /// <summary>The id of the figure of a signal, for links.</summary>
    public static string IdOf(string prefix, int panel) => $"{prefix}chart-{Numbers.Format(panel)}";

    private static void Figure(StringBuilder page, Plot plot, PlotPanel panel, int index, string prefix)
    {
        Signal shown = panel.Signals.Last(signal => signal != null)!;
        page.Append($"<figure id=\"{IdOf(prefix, index)}\"{(panel.IsSame ? " class=\"same\"" : "")}><figcaption><div><h3>{Markup.Text(panel.Name)}</h3> <span class=\"faint\">{Markup.Text(Said(plot, panel, shown))}</span></div>");
        page.Append($"<output for=\"{prefix}epoch {prefix}step\">{string.Join(" \u2192 ", Enumerable.Range(0, plot.Sides.Count).Select(side => $"<span{(plot.Sides.Count == 2 && side == 0 ? " class=\"was\"" : "")} data-value=\"signal\" data-side=\"{side}\" data-name=\"{Markup.Text(panel.Signals[side]?.Name ?? panel.Name)}\"></span>"))}</output></figcaption>");
        page.Append($"<div data-chart=\"{index}\"></div></figure>\n");
    }

    private static string Said(Plot plot, PlotPanel panel, Signal shown)
    {
        List<string> said = [];
        string documentation = SvgPanel.OnOneLine(shown.Documentation);
        if (documentation.Length > 0)
            said.Add(documentation.EndsWith('.') ? documentation : documentation + ".");
        said.AddRange(panel.Signals.Take(plot.Sides.Count - 1).Where(signal => signal != null && signal.Name != panel.Name).Select(signal => $"Was {signal!.Name}."));
        string[] drivers = [.. plot.Sides.SelectMany(side => side.PipelineOf(panel.Name)).Select(controller => controller.Name).Distinct()];
        if (drivers.Length > 0)
            said.Add($"Shaded: what {string.Join(", ", drivers)} can make of it.");
        if (panel.IsLog)
            said.Add("Logarithmic.");
        if (panel.Trace.IsEnvelope)
            said.Add("It turns too often to be drawn: each column is the range that it takes there.");
        return string.Join(" ", said);
    }
}
