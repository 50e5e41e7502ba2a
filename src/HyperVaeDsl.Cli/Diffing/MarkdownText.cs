using System.Text;
using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Words of files inside Markdown, as GitHub and GitLab read it: they make no markup, and name nobody.</summary>
internal static class MarkdownText
{
    /// <summary>Words as prose.</summary>
    public static string Prose(string text)
    {
        StringBuilder safe = new(text.Length + 8);
        foreach (char c in SafeText.Of(text))
        {
            safe.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                // A name behind it would be told, a number behind '#' would be linked; an unseen sign between them prevents both.
                '@' => "@\u200B",
                '#' => "#\u200B",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '$' => $"\\{c}",
                _ => c.ToString(),
            });
        }
        return safe.ToString();
    }

    /// <summary>Words as code; fit for a cell of a table, too.</summary>
    /// <param name="text">The words.</param>
    /// <param name="most">Beyond so many characters they are cut off.</param>
    public static string Code(string text, int most = 160)
    {
        string safe = SafeText.Of(text).Trim();
        if (safe.Length == 0)
            return "";
        if (safe.Length > most)
            safe = safe[..(char.IsHighSurrogate(safe[most - 2]) ? most - 2 : most - 1)] + "\u2026";
        string fence = new('`', LongestRun(safe) + 1);
        string room = safe[0] == '`' || safe[^1] == '`' ? " " : "";
        return fence + room + safe.Replace("|", "\\|", StringComparison.Ordinal) + room + fence;
    }

    /// <summary>Lines as a block of code.</summary>
    public static string Block(string lines, string language)
    {
        string fence = new('`', Math.Max(3, LongestRun(lines) + 1));
        StringBuilder safe = new();
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
            safe.Append(SafeText.Of(line)).Append('\n');
        return $"{fence}{language}\n{safe}{fence}\n";
    }

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
