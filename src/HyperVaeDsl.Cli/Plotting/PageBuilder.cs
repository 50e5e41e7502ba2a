using System.Text;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The frame of a page: one file, with style, script and data in it, that asks no network for anything.</summary>
/// <param name="title">The title.</param>
internal sealed class PageBuilder(string title)
{
    private readonly StringBuilder body = new();

    /// <summary>Adds markup.</summary>
    public void Add(string markup) => body.Append(markup).Append('\n');

    /// <summary>The page.</summary>
    public string Build() =>
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        // Whatever stands in a methodology, a page neither fetches nor sends anything.
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
        + $"<meta name=\"generator\" content=\"hvae {ToolVersion.Text}\">\n<title>{Markup.Text(title)}</title>\n<style>{WebBundle.Style.TrimEnd()}</style>\n<noscript><style>.live{{display:none}}.still{{display:block}}</style></noscript>\n</head>\n<body>\n"
        + $"{body}<script>{WebBundle.Script.TrimEnd()}</script>\n</body>\n</html>\n";
}
