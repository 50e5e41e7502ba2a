using System.Text;
using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>Words of a file inside HTML and SVG: whatever stands in them, they are text and nothing else.</summary>
internal static class Markup
{
    /// <summary>The text, fit for content and for attributes in double quotes.</summary>
    public static string Text(string text)
    {
        StringBuilder safe = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(c).Append(text[++i]);
            else
                safe.Append(c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    '\t' or '\n' or '\r' => " ",
                    // Neither halves of characters nor what XML has no sign for.
                    _ when char.IsSurrogate(c) || SafeText.IsObeyed(c) || c is '\uFFFE' or '\uFFFF' => "\uFFFD",
                    _ => c.ToString(),
                });
        }
        return safe.ToString();
    }
}
