using System.Text.Json;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>Writes one finding as a result of SARIF (2.1.0, section 3.27).</summary>
internal sealed class SarifResult(Utf8JsonWriter json, List<string> paths)
{
    /// <summary>The level of a severity (section 3.27.10).</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public void Write(SourceText text, Diagnostic finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        Message(string.Join(" ", finding.Notes.Prepend(finding.Message)), Markdown(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        PhysicalLocation(text, finding.Span);
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (int i = 0; i < finding.Related.Count; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("id", i + 1);
                PhysicalLocation(text, finding.Related[i].Span);
                Message(finding.Related[i].Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("partialFingerprints");
        json.WriteString("hvaeLine/v1", Fingerprint.Of(text, finding));
        json.WriteEndObject();
        if (finding.Fixes.Count > 0)
        {
            json.WriteStartArray("fixes");
            foreach (Fix fix in finding.Fixes)
                WriteFix(text, fix);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    // The drawing needs letters of one width, which only Markdown can ask for.
    private static string? Markdown(Diagnostic finding)
    {
        if (finding.Picture == null && finding.Notes.Count == 0)
            return null;
        string picture = finding.Picture == null ? "" : $"\n\n```text\n{finding.Picture}\n```";
        return Escaped(finding.Message) + picture + string.Concat(finding.Notes.Select(note => $"\n\nNote: {Escaped(note)}"));
    }

    private static string Escaped(string sentence) =>
        string.Concat(sentence.Select(c => c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' ? $"\\{c}" : c.ToString()));

    private void WriteFix(SourceText text, Fix fix)
    {
        json.WriteStartObject();
        json.WriteStartObject("description");
        json.WriteString("text", JsonText.Sound(fix.Title) + ".");
        json.WriteEndObject();
        json.WriteStartArray("artifactChanges");
        foreach (IGrouping<string, TextChange> file in fix.Changes.GroupBy(change => text.FileAt(change.Span.Start).Path, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            ArtifactLocation(file.Key);
            json.WriteStartArray("replacements");
            foreach (TextChange change in file)
            {
                json.WriteStartObject();
                Region("deletedRegion", text, change.Span);
                json.WriteStartObject("insertedContent");
                json.WriteString("text", JsonText.Sound(change.Text));
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("applicability", fix.Applicability == Applicability.Certain ? "certain" : "choice");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Message(string text, string? markdown = null)
    {
        // Braces and brackets would be placeholders and links (sections 3.11.5 and 3.11.6).
        json.WriteStartObject("message");
        json.WriteString("text", Plain(text));
        if (markdown != null)
            json.WriteString("markdown", JsonText.Sound(markdown).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        json.WriteEndObject();
    }

    /// <summary>A plain text in which nothing is a placeholder or a link.</summary>
    public static string Plain(string text) =>
        JsonText.Sound(text).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private void PhysicalLocation(SourceText text, TextSpan span)
    {
        json.WriteStartObject("physicalLocation");
        ArtifactLocation(text.FileAt(span.Start).Path);
        Region("region", text, span);
        json.WriteEndObject();
    }

    private void ArtifactLocation(string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileAddress.Of(path));
        json.WriteNumber("index", paths.IndexOf(path));
        json.WriteEndObject();
    }

    private void Region(string name, SourceText text, TextSpan span)
    {
        LinePosition from = text.PositionOf(span.Start);
        LinePosition to = text.PositionOf(span.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", from.Line);
        json.WriteNumber("startColumn", from.Column);
        json.WriteNumber("endLine", to.Line);
        json.WriteNumber("endColumn", to.Column);
        json.WriteNumber("charOffset", span.Start - text.FileStart(span.Start));
        json.WriteNumber("charLength", span.Length);
        json.WriteEndObject();
    }
}
