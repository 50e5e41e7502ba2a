namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Writes lines, and sentences that are broken between words.</summary>
/// <param name="writer">Where to.</param>
/// <param name="columns">How wide lines may be.</param>
internal sealed class ProseWriter(TextWriter writer, int columns)
{
    /// <summary>A sentence.</summary>
    /// <param name="indent">What stands before its first line.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="behind">What stands behind its last line, in any width.</param>
    /// <param name="width">Blanks before its further lines; as wide as the indent if null, which codes of colours are not.</param>
    public void Prose(string indent, string text, string behind = "", int? width = null)
    {
        int blank = width ?? indent.Length;
        int room = columns - blank;
        string line = "";
        string before = indent;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                Line(before + line);
                (before, line) = (new string(' ', blank), "");
            }
            line += (line.Length > 0 ? " " : "") + word;
        }
        Line(before + line + behind);
    }

    /// <summary>A line, without blanks at its end.</summary>
    public void Line(string text) => writer.Write($"{text.TrimEnd()}\n");
}
