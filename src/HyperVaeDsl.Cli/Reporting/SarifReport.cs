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
        SarifLog log = new(json, paths);
        SarifResult result = new(json, log);
        log.Write(
            () => rules.ForEach(rule => Rule(json, rule)),
            () => findings.ForEach(item => result.Write(item.Text, item.Finding, rules.IndexOf(item.Finding.Rule))));
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
