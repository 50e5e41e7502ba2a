using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes indented C#, and knows the places of the .hvae file that it comes from.</summary>
/// <param name="source">The text of the file and of what it imports.</param>
/// <param name="pathOf">The path of a file in #line directives; null where none are wanted.</param>
internal sealed class CodeWriter(SourceText source, Func<string, string>? pathOf = null)
{
    private const int Width = 170;
    private const int LargestOffset = 65535;

    private readonly StringBuilder text = new();
    private int depth;
    private bool isMapped;

    /// <summary>File and line of a span, such as homeostatic.hvae:21.</summary>
    public string Place(TextSpan span) => $"{source.FileAt(span.Start).FileName}:{Numbers.Format(source.PositionOf(span.Start).Line)}";

    /// <summary>A line or several; an empty one is not indented.</summary>
    public void Line(string line = "")
    {
        if (isMapped)
            text.Append("#line default\n");
        isMapped = false;
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

    /// <summary>
    /// A statement that comes from a place of the file: with directives, breakpoints and stack traces are at that place. The number before the
    /// path lies behind the end of the line, so that all of it stands for the whole span.
    /// </summary>
    public void Mapped(TextSpan span, string statement)
    {
        if (pathOf == null)
        {
            Line(statement);
            return;
        }
        (LinePosition start, LinePosition end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        foreach (string line in statement.Split('\n'))
        {
            string offset = Numbers.Format(Math.Min((4 * depth) + line.Length + 1, LargestOffset));
            text.Append($"#line ({Position(start)})-({Position(end)}) {offset} \"{pathOf(source.FileAt(span.Start).Path)}\"\n");
            text.Append(' ', 4 * depth).Append(line).Append('\n');
        }
        isMapped = true;
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

    /// <summary>A writer for lines that are inserted later, where what stands before them is known.</summary>
    public CodeWriter Aside(int deeper = 0) => new(source, pathOf) { depth = depth + deeper };

    /// <summary>Inserts what was written aside.</summary>
    public void Insert(CodeWriter aside)
    {
        if (isMapped && !aside.IsEmpty)
            text.Append("#line default\n");
        isMapped = aside.IsEmpty ? isMapped : aside.isMapped;
        text.Append(aside.text);
    }

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => text.Length == 0;

    private static string Position(LinePosition position) => $"{Numbers.Format(position.Line)},{Numbers.Format(position.Column)}";

    public override string ToString() => text.ToString();
}
