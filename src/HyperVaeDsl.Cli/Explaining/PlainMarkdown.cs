using System.Text;
using System.Text.RegularExpressions;
using HyperVaeDsl.Cli.Reporting;

namespace HyperVaeDsl.Cli.Explaining;

/// <summary>
/// A page of the documentation for a terminal: headings underlined, code indented, links as their words, paragraphs as wide as the terminal.
/// It knows what the pages use: headings, paragraphs, lists, tables and fenced code.
/// </summary>
internal static partial class PlainMarkdown
{
    private const int Usual = 80;
    private const int Widest = 100;

    /// <summary>The page as plain text, with a line end behind the last line.</summary>
    /// <param name="markdown">The page.</param>
    /// <param name="width">Columns of the terminal; 0 when there is none.</param>
    /// <param name="palette">The colours; none if null.</param>
    public static string Of(string markdown, int width = 0, Palette? palette = null)
    {
        palette ??= Palette.Plain;
        int room = width > 0 ? Math.Min(width, Widest) : Usual;
        StringBuilder text = new();
        List<string> paragraph = [];
        bool isCode = false;
        foreach (string line in markdown.TrimEnd('\n').Split('\n').Append(""))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                Flush();
                isCode = !isCode;
                string[] words = line.TrimStart('`').Split(' ');
                if (isCode && words.Length > 1)
                    text.Append("  (").Append(words[^1]).Append(")\n");
            }
            else if (isCode)
            {
                text.Append(("    " + line).TrimEnd()).Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                Flush();
                string heading = Inline(line.TrimStart('#').Trim());
                text.Append(palette.Paint(Ink.Strong, heading)).Append('\n');
                if (line.StartsWith("# ", StringComparison.Ordinal))
                    text.Append('=', heading.Length).Append('\n');
            }
            else if (line.Length == 0 || line.StartsWith('|'))
            {
                Flush();
                text.Append(Inline(line)).Append('\n');
            }
            else
            {
                if (line.StartsWith("- ", StringComparison.Ordinal))
                    Flush();
                paragraph.Add(line.Trim());
            }
        }
        return text.ToString().TrimEnd('\n') + "\n";

        void Flush()
        {
            if (paragraph.Count > 0)
                Wrap(text, Inline(string.Join(' ', paragraph)), room);
            paragraph.Clear();
        }
    }

    private static void Wrap(StringBuilder text, string sentence, int room)
    {
        string hanging = sentence.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        int column = 0;
        foreach (string word in sentence.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > room)
            {
                text.Append('\n').Append(hanging);
                column = hanging.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        text.Append('\n');
    }

    // Links are their words; marks around code and stressed words go.
    private static string Inline(string text) => Marks().Replace(Link().Replace(text, "$1"), "$1");

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`]*)`")]
    private static partial Regex Marks();
}
