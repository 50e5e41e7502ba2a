using System.Text.Json;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>What all logs of SARIF 2.1.0 (OASIS standard, with errata 01) share: the frame of one run, its files, and places in them.</summary>
/// <param name="json">Where to.</param>
/// <param name="paths">The files of the run; places name them by their index.</param>
internal sealed class SarifLog(Utf8JsonWriter json, IReadOnlyList<string> paths)
{
    /// <summary>The schema that the standard names.</summary>
    internal const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The whole log.</summary>
    /// <param name="rules">Writes the rules that results name.</param>
    /// <param name="results">Writes the results.</param>
    public void Write(Action rules, Action results)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "hvae");
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteStartArray("rules");
        rules();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("artifacts");
        foreach (string path in paths)
            Artifact(path);
        json.WriteEndArray();
        json.WriteStartArray("results");
        results();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A message; braces and brackets in it would be placeholders and links (sections 3.11.5 and 3.11.6).</summary>
    public void Message(string text, string? markdown = null)
    {
        json.WriteStartObject("message");
        json.WriteString("text", Doubled(JsonText.Sound(text)).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal));
        if (markdown != null)
            json.WriteString("markdown", Doubled(JsonText.Sound(markdown)));
        json.WriteEndObject();
    }

    /// <summary>A place in a file.</summary>
    public void PhysicalLocation(SourceText text, TextSpan span)
    {
        json.WriteStartObject("physicalLocation");
        ArtifactLocation(text.FileAt(span.Start).Path);
        Region("region", text, span);
        json.WriteEndObject();
    }

    /// <summary>A file by its address and its index.</summary>
    public void ArtifactLocation(string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileAddress.Of(path));
        json.WriteNumber("index", paths.TakeWhile(other => other != path).Count());
        json.WriteEndObject();
    }

    /// <summary>A stretch of a file.</summary>
    public void Region(string name, SourceText text, TextSpan span)
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

    private void Artifact(string path)
    {
        json.WriteStartObject();
        json.WriteStartObject("location");
        json.WriteString("uri", FileAddress.Of(path));
        json.WriteEndObject();
        if (path.EndsWith(".hvae", StringComparison.OrdinalIgnoreCase))
            json.WriteString("sourceLanguage", "hvae");
        json.WriteEndObject();
    }

    private static string Doubled(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
