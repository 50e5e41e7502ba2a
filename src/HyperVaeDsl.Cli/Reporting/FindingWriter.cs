using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// Writes one finding for people: the line that editors turn into a link, the words of the file that it is about, the other places that
/// take part, a drawing, notes and fixes.
/// </summary>
internal sealed class FindingWriter(TextWriter writer, Palette palette, int width)
{
    private const string Indent = "  ";

    /// <summary>Writes a finding.</summary>
    /// <param name="text">The text that it was found in.</param>
    /// <param name="finding">The finding.</param>
    public void Write(SourceText text, Diagnostic finding)
    {
        Ink ink = Palette.Of(finding.Severity);
        LinePosition at = text.PositionOf(finding.Span.Start);
        SourceText main = text.FileAt(finding.Span.Start);
        string place = $"{SafeText.Of(main.Path)}({Numbers.Format(at.Line)},{Numbers.Format(at.Column)}): ";
        writer.WriteLine($"{palette.Paint(Ink.Strong, place)}{palette.Paint(ink, $"{SeverityNames.Of(finding.Severity)} {finding.Code}:")} {palette.Paint(Ink.Strong, SafeText.Of(finding.Message))}");

        string[] places = [Excerpt.Place(text, finding.Span, main), .. finding.Related.Select(related => Excerpt.Place(text, related.Span, main))];
        // Numbers of one file stand below each other; the name of another file would push them all aside.
        int margin = places.Where(item => !item.Contains(':', StringComparison.Ordinal)).Max(item => item.Length);
        Excerpt.Write(text, finding.Span, places[0].PadLeft(margin), '^', "", ink, width, palette, writer);
        for (int i = 0; i < finding.Related.Count; i++)
            Excerpt.Write(text, finding.Related[i].Span, places[i + 1].PadLeft(margin), '-', SafeText.Of(finding.Related[i].Message), Ink.Related, width, palette, writer);
        if (finding.Picture != null)
        {
            foreach (string line in finding.Picture.Split('\n'))
                writer.WriteLine(Clipped(Indent + Indent + line));
        }
        foreach (string note in finding.Notes)
            Paragraph("note: ", Ink.Note, SafeText.Of(note));
        foreach (Fix fix in finding.Fixes)
            Paragraph(fix.Applicability == Applicability.Certain ? "fix: " : "possible fix: ", Ink.Fix, SafeText.Of(fix.Title) + ".");
    }

    // What is drawn beyond the edge would be wrapped and destroy the rest.
    private string Clipped(string line) => width > 0 && line.Length > width ? line[..width] : line;

    private void Paragraph(string word, Ink ink, string sentence)
    {
        string hanging = Indent + new string(' ', word.Length);
        StringBuilder line = new();
        bool isFirst = true;
        foreach (string part in sentence.Split(' '))
        {
            if (width > 0 && line.Length > 0 && hanging.Length + line.Length + 1 + part.Length > width)
                Flush();
            line.Append(line.Length > 0 ? " " : "").Append(part);
        }
        Flush();

        void Flush()
        {
            writer.WriteLine(isFirst ? Indent + palette.Paint(ink, word.TrimEnd()) + " " + line : hanging + line);
            isFirst = false;
            line.Clear();
        }
    }
}
