using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Diagnostics as text: (line,col) severity CODE: message, the words that are marked, and related places.</summary>
internal static class Report
{
    public static string Of(HvaeCompilation compilation)
    {
        StringBuilder lines = new();
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            string formatted = diagnostic.Format(compilation.Text);
            lines.Append(formatted, compilation.Text.Path.Length, formatted.Length - compilation.Text.Path.Length).Append('\n');
            lines.Append("    at: ").Append(Words(compilation.Text, diagnostic.Span)).Append('\n');
            foreach (RelatedLocation related in diagnostic.Related)
            {
                LinePosition at = compilation.Text.PositionOf(related.Span.Start);
                lines.Append("    and (").Append(Numbers.Format(at.Line)).Append(',').Append(Numbers.Format(at.Column)).Append(") ")
                    .Append(related.Message).Append(": ").Append(Words(compilation.Text, related.Span)).Append('\n');
            }
        }
        return lines.Length == 0 ? "none\n" : lines.ToString();
    }

    private static string Words(SourceText text, TextSpan span)
    {
        string words = text.Slice(span).Replace("\r", "\\r").Replace("\n", "\\n");
        return words.Length == 0 ? "(nothing)" : words.Length <= 100 ? words : words[..100] + "...";
    }
}
