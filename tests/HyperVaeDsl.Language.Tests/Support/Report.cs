using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Diagnostics as text: (line,col) severity CODE: message, the words that are marked, related places, drawing, notes and fixes.</summary>
internal static class Report
{
    public static string Of(HvaeCompilation compilation)
    {
        StringBuilder lines = new();
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            string formatted = diagnostic.Format(compilation.Text);
            // The name of the main file says nothing; that of an imported one does.
            int name = compilation.Text.FileAt(diagnostic.Span.Start).Path == compilation.Text.Path ? compilation.Text.Path.Length : 0;
            lines.Append(formatted, name, formatted.Length - name).Append('\n');
            lines.Append("    at: ").Append(Words(compilation.Text, diagnostic.Span)).Append('\n');
            foreach (RelatedLocation related in diagnostic.Related)
            {
                LinePosition at = compilation.Text.PositionOf(related.Span.Start);
                SourceText file = compilation.Text.FileAt(related.Span.Start);
                lines.Append("    and ").Append(file.Path == compilation.Text.Path ? "" : file.Path).Append('(').Append(Numbers.Format(at.Line)).Append(',').Append(Numbers.Format(at.Column)).Append(") ")
                    .Append(related.Message).Append(": ").Append(Words(compilation.Text, related.Span)).Append('\n');
            }
            foreach (string line in diagnostic.Picture?.Split('\n') ?? [])
                lines.Append(("    | " + line).TrimEnd()).Append('\n');
            foreach (string note in diagnostic.Notes)
                lines.Append("    note: ").Append(note).Append('\n');
            foreach (Fix fix in diagnostic.Fixes)
            {
                lines.Append(fix.Applicability == Applicability.Certain ? "    fix: " : "    possible fix: ").Append(fix.Title).Append(" [")
                    .Append(string.Join("; ", fix.Changes.Select(change => $"{Words(compilation.Text, change.Span)} -> {(change.Text.Length == 0 ? "(nothing)" : change.Text.Replace("\n", "\\n"))}"))).Append("]\n");
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
