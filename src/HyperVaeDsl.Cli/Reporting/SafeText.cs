using System.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>Words of a file in the output of a tool: whatever stands in it, it neither moves the cursor nor ends the line.</summary>
internal static class SafeText
{
    private const char Shown = '\uFFFD';

    /// <summary>The text on one line, with a sign for each character that a terminal would obey instead of showing.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsObeyed))
            return text;
        StringBuilder safe = new(text.Length);
        foreach (char c in text)
            safe.Append(c is '\t' ? ' ' : IsObeyed(c) ? Shown : c);
        return safe.ToString();
    }

    // Control characters, line and paragraph separators, and the marks that turn the direction of writing.
    public static bool IsObeyed(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
