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
            Include(path);
    }

    public void Finish()
    {
        ChangeRule[] rules = [.. changes.Select(item => item.Change.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        foreach ((MethodologyComparison comparison, Change change) in changes)
        {
            Include(comparison.New.Text.FileAt(ChangeMessage.Place(comparison, change).Start).Path);
            foreach ((SourceText text, TextSpan span, _) in RelatedTo(comparison, change))
                Include(text.FileAt(span.Start).Path);
        }
        writer.Write(JsonText.Of(json => Log(json, rules), isIndented: true) + "\n");
    }

    private void Log(Utf8JsonWriter json, ChangeRule[] rules)
    {
        SarifLog log = new(json, paths);
        log.Write(
            () => Array.ForEach(rules, rule => Rule(json, rule)),
            () => changes.ForEach(item => Result(json, log, item.Comparison, item.Change, Array.IndexOf(rules, item.Change.Rule))));
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

    private static void Result(Utf8JsonWriter json, SarifLog log, MethodologyComparison comparison, Change change, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", change.Rule.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", ChangeMessage.Level(change));
        log.Message(ChangeMessage.Of(change));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        log.PhysicalLocation(comparison.New.Text, ChangeMessage.Place(comparison, change));
        json.WriteEndObject();
        json.WriteEndArray();
        (SourceText Text, TextSpan Span, string Words)[] related = [.. RelatedTo(comparison, change)];
        if (related.Length > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (int i = 0; i < related.Length; i++)
            {
                json.WriteStartObject();
                json.WriteNumber("id", i + 1);
                log.PhysicalLocation(related[i].Text, related[i].Span);
                log.Message(related[i].Words);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("partialFingerprints");
        json.WriteString("hvaeChange/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{change.Rule.Id}\n{comparison.New.Text.FileName}\n{change.Subject}")).AsSpan(0, 8)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<(SourceText Text, TextSpan Span, string Words)> RelatedTo(MethodologyComparison comparison, Change change) =>
        (change.OldSpan is { } old ? [(comparison.Old.Text, old, "It was here.")] : Array.Empty<(SourceText, TextSpan, string)>())
            .Concat(ChangeMessage.Related(change).Select(place => (comparison.New.Text, place.Span, place.Words)));

    private void Include(string path)
    {
        if (!paths.Contains(path))
            paths.Add(path);
    }
}
