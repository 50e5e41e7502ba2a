using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes indented C#, and knows the places of the .hvae file that it comes from.</summary>
/// <param name="source">The text of the file and of what it imports.</param>
/// <param name="pathOf">The path of a file in #line directives; null where none are wanted.</param>
internal sealed class CodeWriter(SourceText source, Func<string, string>? pathOf = null)
{
    private readonly List<CodeLine> lines = [];
    private readonly List<(string Key, int Start)> parts = [];
    private int depth;

    /// <summary>What was written.</summary>
    public IReadOnlyList<CodeLine> Lines => lines;

    /// <summary>The parts of what was written, each a member or something that belongs together, in order.</summary>
    public IEnumerable<CodePart> Parts => parts.Select((part, i) =>
        new CodePart(part.Key, [.. lines.Skip(part.Start).Take((i + 1 < parts.Count ? parts[i + 1].Start : lines.Count) - part.Start)]));

    /// <summary>File and line of a span, such as homeostatic.hvae:21.</summary>
    public string Place(TextSpan span) => $"{source.FileAt(span.Start).FileName}:{Numbers.Format(source.PositionOf(span.Start).Line)}";

    /// <summary>Begins a part that has one key in the classes of all settings of the params.</summary>
    public void Part(string key) => parts.Add((key, lines.Count));

    /// <summary>A line or several; an empty one is not indented.</summary>
    public void Line(string line = "") => lines.Add(new CodeLine(depth, line));

    /// <summary>A statement and a comment: behind it if the line stays short, else above it.</summary>
    /// <param name="span">Where the statement comes from.</param>
    /// <param name="statement">The statement, of one line or several.</param>
    /// <param name="comment">The comment.</param>
    public void Statement(TextSpan span, string statement, string comment) => lines.Add(new CodeLine(depth, statement, span, comment));

    /// <summary>A statement with its place behind it.</summary>
    public void Placed(TextSpan span, string statement) => Mapped(span, $"{statement} // {Place(span)}");

    /// <summary>A statement that comes from a place of the file.</summary>
    public void Mapped(TextSpan span, string statement) => lines.Add(new CodeLine(depth, statement, span));

    /// <summary>A documentation summary; the text is escaped.</summary>
    public void Summary(string summary)
    {
        string[] written = Names.Xml(summary).Split('\n');
        if (written.Length == 1)
        {
            Line($"/// <summary>{written[0]}</summary>");
            return;
        }
        Line("/// <summary>");
        foreach (string line in written)
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
    public void Insert(CodeWriter aside) => lines.AddRange(aside.lines);

    /// <summary>Inserts lines as they are.</summary>
    public void Insert(IEnumerable<CodeLine> more) => lines.AddRange(more);

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => lines.Count == 0;

    public override string ToString() => CodeText.Of(lines, source, pathOf);
}

/// <summary>A member, or something that belongs together.</summary>
/// <param name="Key">What it is called in the classes of all settings of the params.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record CodePart(string Key, IReadOnlyList<CodeLine> Lines);
