using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Lays lines of C# out as a text.</summary>
/// <param name="source">The text of the file and of what it imports.</param>
/// <param name="pathOf">The path of a file in #line directives; null where none are wanted.</param>
internal sealed class CodeText(SourceText source, Func<string, string>? pathOf)
{
    private const int Width = 170;
    private const int LargestOffset = 65535;

    private readonly StringBuilder text = new();
    private bool isMapped;

    /// <summary>The text of some lines.</summary>
    public static string Of(IEnumerable<CodeLine> lines, SourceText source, Func<string, string>? pathOf)
    {
        CodeText layout = new(source, pathOf);
        foreach (CodeLine line in lines)
            layout.Add(line);
        return layout.text.ToString();
    }

    private void Add(CodeLine line)
    {
        if (line.Comment == null)
        {
            Mapped(line, line.Text);
            return;
        }
        // Behind the statement if the line stays short.
        bool above = line.Text.IndexOf('\n') >= 0 || (4 * line.Depth) + line.Text.Length + line.Comment.Length > Width;
        if (above)
            Plain(line.Depth, $"// {line.Comment}");
        Mapped(line, above ? line.Text : $"{line.Text} // {line.Comment}");
    }

    // With directives, breakpoints and stack traces are at the place of the file. The number before the path lies behind the end of the line, so that all of it
    // stands for the whole span.
    private void Mapped(CodeLine line, string statement)
    {
        if (pathOf == null || line.Span is not { } span)
        {
            Plain(line.Depth, statement);
            return;
        }
        (LinePosition start, LinePosition end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        foreach (string part in statement.Split('\n'))
        {
            string offset = Numbers.Format(Math.Min((4 * line.Depth) + part.Length + 1, LargestOffset));
            text.Append($"#line ({Position(start)})-({Position(end)}) {offset} \"{pathOf(source.FileAt(span.Start).Path)}\"\n");
            text.Append(' ', 4 * line.Depth).Append(part).Append('\n');
        }
        isMapped = true;
    }

    private void Plain(int depth, string lines)
    {
        if (isMapped)
            text.Append("#line default\n");
        isMapped = false;
        foreach (string part in lines.Split('\n'))
        {
            if (part.Length > 0)
                text.Append(' ', 4 * depth).Append(part);
            text.Append('\n');
        }
    }

    private static string Position(LinePosition position) => $"{Numbers.Format(position.Line)},{Numbers.Format(position.Column)}";
}
