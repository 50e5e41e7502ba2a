using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>SARIF 2.1.0: a result for each change, at its line in the new file, with the place in the old file beside it.</summary>
internal sealed class DiffSarifReport(TextWriter writer) : IDiffReport
{
    private readonly List<(MethodologyComparison Comparison, Change Change)> changes = [];
    private readonly List<string> paths = [];

    public void Add(MethodologyComparison comparison)
    {
        changes.AddRange(comparison.Changes.Select(change => (comparison, change)));
        foreach (string path in new[] { comparison.New.Text.Path, comparison.Old.Text.Path })
            IndexOf(path);
    }

    public void Finish()
    {
        ChangeRule[] rules = [.. changes.Select(item => item.Change.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        foreach ((MethodologyComparison comparison, Change change) in changes)
        {
            IndexOf(comparison.New.Text.FileAt(ChangeMessage.Place(comparison, change).Start).Path);
            if (change.OldSpan is { } old)
                IndexOf(comparison.Old.Text.FileAt(old.Start).Path);
        }
        writer.Write(JsonText.Of(json => Log(json, rules), isIndented: true) + "\n");
    }

    private void Log(Utf8JsonWriter json, ChangeRule[] rules)
    {
        json.WriteStartObject();
        json.WriteString("$schema", SarifReport.Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "hvae");
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteStartArray("rules");
        foreach (ChangeRule rule in rules)
            Rule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("artifacts");
        foreach (string path in paths)
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            json.WriteString("uri", FileAddress.Of(path));
            json.WriteEndObject();
            if (path.EndsWith(".hvae", StringComparison.OrdinalIgnoreCase))
                json.WriteString("sourceLanguage", "hvae");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach ((MethodologyComparison comparison, Change change) in changes)
            Result(json, comparison, change, Array.IndexOf(rules, change.Rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, ChangeRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", char.ToUpperInvariant(rule.Title[0]) + rule.Title[1..] + ".");
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", "note");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Level.ToString().ToLowerInvariant());
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Result(Utf8JsonWriter json, MethodologyComparison comparison, Change change, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", change.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", ChangeMessage.Level(change));
        Message(json, ChangeMessage.Of(change));
        json.WriteStartArray("locations");
        Location(json, comparison.New.Text, ChangeMessage.Place(comparison, change), null, null);
        json.WriteEndArray();
        if (change.OldSpan is { } old)
        {
            json.WriteStartArray("relatedLocations");
            Location(json, comparison.Old.Text, old, 1, "It was here.");
            json.WriteEndArray();
        }
        json.WriteStartObject("partialFingerprints");
        json.WriteString("hvaeChange/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{change.Rule.Id}\n{comparison.New.Text.FileName}\n{change.Subject}")).AsSpan(0, 8)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Location(Utf8JsonWriter json, SourceText text, TextSpan span, int? id, string? message)
    {
        string path = text.FileAt(span.Start).Path;
        LinePosition from = text.PositionOf(span.Start);
        LinePosition to = text.PositionOf(span.End);
        json.WriteStartObject();
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileAddress.Of(path));
        json.WriteNumber("index", IndexOf(path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", from.Line);
        json.WriteNumber("startColumn", from.Column);
        json.WriteNumber("endLine", to.Line);
        json.WriteNumber("endColumn", to.Column);
        json.WriteNumber("charOffset", span.Start - text.FileStart(span.Start));
        json.WriteNumber("charLength", span.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message != null)
            Message(json, message);
        json.WriteEndObject();
    }

    // Braces and brackets would be placeholders and links (sections 3.11.5 and 3.11.6).
    private static void Message(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteString("text", SarifResult.Plain(text));
        json.WriteEndObject();
    }

    private int IndexOf(string path)
    {
        int index = paths.IndexOf(path);
        if (index < 0)
        {
            index = paths.Count;
            paths.Add(path);
        }
        return index;
    }
}
