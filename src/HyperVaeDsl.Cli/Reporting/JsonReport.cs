using System.Text.Json;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// JSON lines: an object for each finding and one for each file, by docs/schemas/findings-1.schema.json. A field is only ever added;
/// what a reader of this version relies on would get another number.
/// </summary>
internal sealed class JsonReport(TextWriter writer) : IReport
{
    private const int Version = 1;

    public void Add(CheckedFile file)
    {
        foreach (Diagnostic finding in file.Findings)
            writer.Write(JsonText.Of(json => Finding(json, file.Text, finding), isIndented: false) + "\n");
        if (file.Compilation != null)
            writer.Write(JsonText.Of(json => Summary(json, file, file.Compilation), isIndented: false) + "\n");
    }

    public void Finish()
    {
    }

    private static void Finding(Utf8JsonWriter json, SourceText text, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("kind", "finding");
        json.WriteString("code", finding.Code);
        json.WriteString("severity", SeverityNames.Of(finding.Severity));
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("message", JsonText.Sound(finding.Message));
        JsonPlace.Write(json, text, finding.Span);
        json.WriteStartArray("related");
        foreach (RelatedLocation related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", JsonText.Sound(related.Message));
            JsonPlace.Write(json, text, related.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (string note in finding.Notes)
            json.WriteStringValue(JsonText.Sound(note));
        json.WriteEndArray();
        json.WriteStartArray("fixes");
        foreach (Fix fix in finding.Fixes)
            Fix(json, text, fix);
        json.WriteEndArray();
        if (finding.Picture != null)
            json.WriteString("picture", JsonText.Sound(finding.Picture));
        json.WriteString("fingerprint", Fingerprint.Of(text, finding));
        json.WriteString("help", finding.Rule.HelpPage);
        json.WriteEndObject();
    }

    private static void Fix(Utf8JsonWriter json, SourceText text, Fix fix)
    {
        json.WriteStartObject();
        json.WriteString("title", JsonText.Sound(fix.Title));
        json.WriteString("applicability", fix.Applicability == Applicability.Certain ? "certain" : "choice");
        json.WriteBoolean("keepsMeaning", fix.KeepsMeaning);
        json.WriteStartArray("changes");
        foreach (TextChange change in fix.Changes)
        {
            json.WriteStartObject();
            JsonPlace.Write(json, text, change.Span);
            json.WriteString("text", JsonText.Sound(change.Text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, CheckedFile file, HvaeCompilation compilation)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("kind", "file");
        json.WriteString("path", JsonText.Sound(file.Path));
        json.WriteNumber("errors", file.Count(Severity.Error));
        json.WriteNumber("warnings", file.Count(Severity.Warning));
        json.WriteNumber("suggestions", file.Count(Severity.Info));
        if (compilation.Methodology is { } m)
        {
            json.WriteStartObject("methodology");
            json.WriteString("name", m.Name);
            json.WriteString("digest", m.Digest);
            json.WriteNumber("epochs", m.Epochs);
            json.WriteNumber("phases", m.Phases.Count);
            json.WriteNumber("signals", m.Signals.Count);
            json.WriteNumber("losses", m.Losses.Count);
            json.WriteNumber("ensures", m.Ensures.Count);
            json.WriteEndObject();
        }
        json.WriteStartArray("parts");
        foreach (string part in compilation.Parts)
            json.WriteStringValue(part);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
