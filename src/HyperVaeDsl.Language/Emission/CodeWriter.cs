using System.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes indented C#.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>A line; an empty one is not indented.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', 4 * depth).Append(line);
        text.Append('\n');
    }

    /// <summary>A documentation summary; the text is escaped.</summary>
    public void Summary(string summary)
    {
        string[] lines = Names.Xml(summary).Split('\n');
        if (lines.Length == 1)
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return;
        }
        Line("/// <summary>");
        foreach (string line in lines)
            Line($"/// {line}".TrimEnd());
        Line("/// </summary>");
    }

    public void Open(string? header = null)
    {
        if (header != null)
            Line(header);
        Line("{");
        depth++;
    }

    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    public void Indented(Action body)
    {
        depth++;
        body();
        depth--;
    }

    public override string ToString() => text.ToString();
}
