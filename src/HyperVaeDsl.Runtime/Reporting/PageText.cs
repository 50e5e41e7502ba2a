using System.Text;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>Words of a file inside HTML and SVG: whatever stands in them, they are text and nothing else.</summary>
internal static class PageText
{
    /// <summary>The text, fit for content and for attributes in double quotes, in HTML and in XML.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                safe.Append(c).Append(text[++i]);
                continue;
            }

            safe.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => c.ToString(),
                '\r' => "",
                // Neither halves of characters, nor what turns the direction of the text, nor what XML has no sign for.
                _ when char.IsSurrogate(c) || char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF' => "\uFFFD",
                _ => c.ToString(),
            });
        }

        return safe.ToString();
    }
}
