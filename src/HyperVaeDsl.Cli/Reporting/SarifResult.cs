using System.Text.Json;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>Writes one finding as a result of SARIF (2.1.0, section 3.27).</summary>
internal sealed class SarifResult(Utf8JsonWriter json, SarifLog log)
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
        log.Message(string.Join(" ", finding.Notes.Prepend(finding.Message)), Markdown(finding));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        log.PhysicalLocation(text, finding.Span);
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (int i = 0; i < finding.Related.Count; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("id", i + 1);
                log.PhysicalLocation(text, finding.Related[i].Span);
                log.Message(finding.Related[i].Message);
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
            log.ArtifactLocation(file.Key);
            json.WriteStartArray("replacements");
            foreach (TextChange change in file)
            {
                json.WriteStartObject();
                log.Region("deletedRegion", text, change.Span);
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
}
