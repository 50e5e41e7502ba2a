using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes indented C#, and knows the places of the .hvae file that it comes from.</summary>
internal sealed class CodeWriter(SourceText source)
{
    private const int Width = 170;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>File and line of a span, such as homeostatic.hvae:21.</summary>
    public string Place(TextSpan span) => $"{source.FileAt(span.Start).FileName}:{Numbers.Format(source.PositionOf(span.Start).Line)}";

    /// <summary>A line or several; an empty one is not indented.</summary>
    public void Line(string line = "")
    {
        foreach (string part in line.Split('\n'))
        {
            if (part.Length > 0)
                text.Append(' ', 4 * depth).Append(part);
            text.Append('\n');
        }
    }

    /// <summary>A statement and a comment: behind it if the line stays short, else above it.</summary>
    /// <param name="span">Where the statement comes from.</param>
    /// <param name="statement">The statement, of one line or several.</param>
    /// <param name="comment">The comment.</param>
    public void Statement(TextSpan span, string statement, string comment)
    {
        bool above = statement.IndexOf('\n') >= 0 || (4 * depth) + statement.Length + comment.Length > Width;
        if (above)
            Line($"// {comment}");
        Mapped(span, above ? statement : $"{statement} // {comment}");
    }

    /// <summary>A statement with its place behind it.</summary>
    public void Placed(TextSpan span, string statement) => Mapped(span, $"{statement} // {Place(span)}");

    /// <summary>A statement that comes from a place of the file.</summary>
    public void Mapped(TextSpan span, string statement) => Line(statement);

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

    /// <summary>A writer for lines that are inserted later, where what stands before them is known.</summary>
    public CodeWriter Aside(int deeper = 0) => new(source) { depth = depth + deeper };

    /// <summary>Inserts what was written aside.</summary>
    public void Insert(CodeWriter aside) => text.Append(aside.text);

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => text.Length == 0;

    public override string ToString() => text.ToString();
}
