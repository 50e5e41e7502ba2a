using System.Text.Json;
using HyperVaeDsl.Cli.Explaining;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// SARIF 2.1.0 (OASIS standard, with errata 01): one run with the rules that found something, the files, the findings with their other
/// places, and fixes. Written when all is known.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="helpAddress">Address below which the pages of the diagnostics are published; null when it is not known.</param>
internal sealed class SarifReport(TextWriter writer, string? helpAddress) : IReport
{
    /// <summary>The schema that the standard names.</summary>
    internal const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly List<CheckedFile> files = [];

    public void Add(CheckedFile file) => files.Add(file);

    public void Finish()
    {
        // A base is checked with each of its heirs; what is wrong with it is one result.
        List<(SourceText Text, Diagnostic Finding)> findings = [.. files.SelectMany(file => file.Findings.Select(finding => (file.Text, finding))).DistinctBy(item => (item.finding.Code, item.Text.FileAt(item.finding.Span.Start).Path, item.Text.PositionOf(item.finding.Span.Start), item.finding.Message))];
        List<string> paths = [.. files.Select(file => file.Path).Concat(findings.SelectMany(item => Spans(item.Finding).Select(span => item.Text.FileAt(span.Start).Path))).Distinct(StringComparer.Ordinal)];
        List<DiagnosticRule> rules = [.. findings.Select(item => item.Finding.Rule).Distinct().OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        writer.Write(JsonText.Of(json => Log(json, findings, paths, rules), isIndented: true) + "\n");
    }

    private static IEnumerable<TextSpan> Spans(Diagnostic finding) =>
        new[] { finding.Span }.Concat(finding.Related.Select(related => related.Span)).Concat(finding.Fixes.SelectMany(fix => fix.Changes).Select(change => change.Span));

    private void Log(Utf8JsonWriter json, List<(SourceText Text, Diagnostic Finding)> findings, List<string> paths, List<DiagnosticRule> rules)
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
        foreach (DiagnosticRule rule in rules)
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
        SarifResult result = new(json, paths);
        foreach ((SourceText text, Diagnostic finding) in findings)
            result.Write(text, finding, rules.IndexOf(finding.Rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Rule(Utf8JsonWriter json, DiagnosticRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", Sentence(rule.Title));
        json.WriteEndObject();
        if (Pages.Find(rule.Code) is { } page)
        {
            json.WriteStartObject("fullDescription");
            json.WriteString("text", page.Meaning);
            json.WriteEndObject();
            json.WriteStartObject("help");
            json.WriteString("text", PlainMarkdown.Of(page.Markdown));
            json.WriteString("markdown", page.Markdown);
            json.WriteEndObject();
        }
        if (helpAddress != null)
            json.WriteString("helpUri", $"{helpAddress.TrimEnd('/')}/{rule.Code}.md");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifResult.Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(Chapters.Of(rule.Code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Sentence(string title) => char.ToUpperInvariant(title[0]) + title[1..] + ".";
}
