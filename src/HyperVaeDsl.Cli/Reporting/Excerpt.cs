using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>A line of a file with the place of a finding underlined.</summary>
internal static class Excerpt
{
    /// <summary>Beyond this many columns a line is shown in part, also where no terminal limits it.</summary>
    private const int WidestLine = 160;
    private const int Narrowest = 20;
    private const string Cut = "...";

    /// <summary>Number and file of the line, as they stand before it.</summary>
    public static string Place(SourceText text, TextSpan span, SourceText main)
    {
        SourceText file = text.FileAt(span.Start);
        return (file == main ? "" : file.FileName + ":") + Numbers.Format(text.PositionOf(span.Start).Line);
    }

    /// <summary>Writes the line and the marks below it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">What is underlined; of several lines the first.</param>
    /// <param name="place">What stands before the line.</param>
    /// <param name="mark">The character below.</param>
    /// <param name="label">What the marks say.</param>
    /// <param name="ink">Colour of marks and label.</param>
    /// <param name="width">Columns of the terminal; 0 when there is none.</param>
    /// <param name="palette">The colours.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(SourceText text, TextSpan span, string place, char mark, string label, Ink ink, int width, Palette palette, TextWriter writer)
    {
        SourceText file = text.FileAt(span.Start);
        if (file.Content.Length == 0)
            return;
        LinePosition at = text.PositionOf(span.Start);
        int start = span.Start - text.FileStart(span.Start) - (at.Column - 1);
        int end = file.Content.AsSpan(start).IndexOfAny('\r', '\n');
        string content = end < 0 ? file.Content[start..] : file.Content.Substring(start, end);
        SourceLine line = new(content);
        int from = line.ColumnOf(at.Column - 1);
        int to = Math.Max(from + 1, line.ColumnOf(at.Column - 1 + span.Length));
        LinePosition last = text.PositionOf(span.End);
        if (last.Line > at.Line)
            label = $"{label} (to line {Numbers.Format(last.Line)})".TrimStart();

        string gutter = $"  {place} | ";
        int room = Math.Max(Narrowest, (width > 0 ? Math.Min(width, WidestLine + gutter.Length) : WidestLine + gutter.Length) - gutter.Length);
        (int first, int after) = Window(line.Width, from, to, room);
        string shown = (first > 0 ? Cut : "") + line.Slice(first, after) + (after < line.Width ? Cut : "");
        int indent = from - first + (first > 0 ? Cut.Length : 0);
        string marks = new(mark, Math.Max(1, Math.Min(to, after) - from));
        writer.WriteLine($"{palette.Paint(Ink.Frame, gutter)}{shown}".TrimEnd());
        string below = palette.Paint(Ink.Frame, $"  {new string(' ', place.Length)} | ");
        // Words that do not fit behind the marks get a line of their own.
        bool isBeside = label.Length > 0 && (width == 0 || gutter.Length + indent + marks.Length + 1 + label.Length <= width);
        writer.WriteLine($"{below}{new string(' ', indent)}{palette.Paint(ink, isBeside ? $"{marks} {label}" : marks)}");
        if (label.Length > 0 && !isBeside)
            writer.WriteLine($"{below}{new string(' ', Math.Max(0, Math.Min(indent, width - gutter.Length - label.Length)))}{palette.Paint(ink, label)}");
    }

    // The columns of a long line that are shown: as many before the place as fit beside it and what follows.
    private static (int First, int After) Window(int width, int from, int to, int room)
    {
        if (width <= room)
            return (0, width);
        int inside = room - (2 * Cut.Length);
        int first = Math.Clamp(from - Math.Max(inside / 4, inside - (to - from) - (inside / 4)) / 2, 0, Math.Max(0, width - inside));
        return (first, Math.Min(width, first + inside));
    }
}
