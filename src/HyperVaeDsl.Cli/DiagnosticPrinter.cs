using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli;

/// <summary>Prints findings: the line that editors turn into a link, then the words of the file that it is about.</summary>
internal static class DiagnosticPrinter
{
    private const int WidestExcerpt = 120;

    public static void Print(HvaeCompilation compilation, TextWriter writer)
    {
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            writer.WriteLine(diagnostic.Format(compilation.Text));
            SourceText file = compilation.Text.FileAt(diagnostic.Span.Start);
            Excerpt(compilation.Text, diagnostic.Span, '^', "", "", writer);
            foreach (RelatedLocation related in diagnostic.Related)
            {
                SourceText other = compilation.Text.FileAt(related.Span.Start);
                Excerpt(compilation.Text, related.Span, '-', " " + related.Message, other == file ? "" : other.FileName + ":", writer);
            }
        }
    }

    private static void Excerpt(SourceText text, TextSpan span, char mark, string note, string file, TextWriter writer)
    {
        if (text.Content.Length == 0)
            return;
        LinePosition at = text.PositionOf(span.Start);
        string rest = text.Content[(span.Start - at.Column + 1)..];
        string line = rest.Split('\n', 2)[0].TrimEnd('\r').Replace('\t', ' ');
        if (line.Length > WidestExcerpt)
            return;
        int length = Math.Clamp(span.Length, 1, Math.Max(1, line.Length - at.Column + 1));
        string number = file + Numbers.Format(at.Line);
        writer.WriteLine($"  {number} | {line}");
        writer.WriteLine($"  {new string(' ', number.Length)} | {new string(' ', at.Column - 1)}{new string(mark, length)}{note}");
    }
}
