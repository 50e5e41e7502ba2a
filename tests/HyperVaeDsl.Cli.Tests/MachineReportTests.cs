using System.Text.Json;
using System.Text.Json.Nodes;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;
using NJsonSchema;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae check for programs: JSON lines and SARIF, by their schemas, over the whole corpus of mistakes.</summary>
public sealed class MachineReportTests
{
    private static readonly string Gap = Sample.Of("  phase Explore epochs 0..40 { }\n  phase Converge epochs 50..end { }\n  loss reconstruction  weight 1\n");

    private static string[] Corpus => [.. Directory.GetFiles(Repository.Path("tests", "corpus", "invalid"), "input.hvae", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_line_of_json_is_as_the_schema_says()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Repository.Path("docs", "schemas", "findings-1.schema.json"));
        string[] files = [.. Corpus, .. Repository.Shipped];
        string[] lines = Tool.Run(["check", "--format", "json", .. files]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Length, lines.Count(line => line.Contains("\"kind\":\"file\"", StringComparison.Ordinal)));
        foreach (string line in lines)
            Assert.True(schema.Validate(line).Count == 0, line);
        Assert.NotEmpty(schema.Validate(lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finding_in_json_says_all_that_the_text_says()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        string[] lines = Tool.Run("check", path, "--format", "json").Output.Split('\n');
        JsonNode finding = JsonNode.Parse(lines[0])!;
        Assert.Equal(("HV0201", "error", path), ((string)finding["code"]!, (string)finding["severity"]!, (string)finding["path"]!));
        Assert.Equal((30, 3), ((int)finding["span"]!["start"]!["line"]!, (int)finding["span"]!["start"]!["column"]!));
        Assert.Equal(Gap.IndexOf("phase Converge", StringComparison.Ordinal), (int)finding["span"]!["start"]!["offset"]!);
        Assert.Equal("phase Explore ends at epoch 40", (string)finding["related"]![0]!["message"]!);
        Assert.Contains("^^^^^^ no phase", (string)finding["picture"]!, StringComparison.Ordinal);
        JsonNode fix = finding["fixes"]![0]!;
        Assert.Equal(("Start Converge at 40", "choice", "40"), ((string)fix["title"]!, (string)fix["applicability"]!, (string)fix["changes"]![0]!["text"]!));
        Assert.Equal((1, 0), ((int)JsonNode.Parse(lines[1])!["errors"]!, (int)JsonNode.Parse(lines[1])!["warnings"]!));
    }

    [Fact]
    public async Task Sarif_has_only_what_its_schema_here_lists()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Repository.Path("docs", "schemas", "sarif-2.1.0-as-written.schema.json"));
        string log = Tool.Run(["check", "--format", "sarif", "--help-address", "https://example.org/diagnostics", .. Corpus]).Output;
        Assert.Empty(schema.Validate(log));
        Assert.Empty(schema.Validate(Tool.Run(["check", "--format", "sarif", .. Repository.Shipped]).Output));
        Assert.NotEmpty(schema.Validate(log.Replace("\"startLine\": ", "\"startLine\": -", StringComparison.Ordinal)));
    }

    [OfficialSchemaFact]
    public async Task Sarif_is_valid_by_the_schema_of_the_standard()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(OfficialSchemaFactAttribute.Path!);
        Assert.Empty(schema.Validate(Tool.Run(["check", "--format", "sarif", "--help-address", "https://example.org/diagnostics", .. Corpus]).Output));
        Assert.Empty(schema.Validate(Tool.Run(["check", "--format", "sarif", .. Repository.Shipped]).Output));
    }

    [Fact]
    public void Sarif_points_where_the_text_points()
    {
        using Tool tool = new();
        string path = tool.File("a b.hvae", Gap);
        JsonNode run = JsonNode.Parse(Tool.Run("check", path, "--format", "sarif", "--help-address", "https://example.org/d/").Output)!["runs"]![0]!;
        JsonNode result = Assert.Single(run["results"]!.AsArray())!;
        JsonNode rule = run["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!;
        Assert.Equal(("HV0201", "https://example.org/d/HV0201.md", "No phase covers part of the run."), ((string)rule["id"]!, (string)rule["helpUri"]!, (string)rule["shortDescription"]!["text"]!));
        Assert.Contains("Why it matters", (string)rule["help"]!["text"]!, StringComparison.Ordinal);
        JsonNode place = result["locations"]![0]!["physicalLocation"]!;
        Assert.Equal(new Uri(path).AbsoluteUri, (string)place["artifactLocation"]!["uri"]!);
        Assert.Contains("a%20b.hvae", (string)run["artifacts"]![(int)place["artifactLocation"]!["index"]!]!["location"]!["uri"]!, StringComparison.Ordinal);
        Assert.Equal((30, 3, 30, 32), ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!, (int)place["region"]!["endLine"]!, (int)place["region"]!["endColumn"]!));
        Assert.Equal(29, (int)result["relatedLocations"]![0]!["physicalLocation"]!["region"]!["startLine"]!);
        JsonNode replacement = result["fixes"]![0]!["artifactChanges"]![0]!["replacements"]![0]!;
        int offset = (int)replacement["deletedRegion"]!["charOffset"]!;
        Assert.Equal(("50", "40"), (Gap.Substring(offset, (int)replacement["deletedRegion"]!["charLength"]!), (string)replacement["insertedContent"]!["text"]!));
        Assert.Contains("```text", (string)result["message"]!["markdown"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_survives_edits_elsewhere_and_sees_those_of_its_line()
    {
        using Tool tool = new();
        string Print(string text) => (string)JsonNode.Parse(Tool.Run("check", tool.File("m.hvae", text), "--format", "json").Output.Split('\n')[0])!["fingerprint"]!;
        string print = Print(Gap);
        Assert.Equal(print, Print("// a line above\n" + Gap.Replace("  phase Converge", "    phase Converge", StringComparison.Ordinal)));
        Assert.NotEqual(print, Print(Gap.Replace("phase Converge", "phase Settle", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_schemas_are_json_and_say_their_version()
    {
        foreach (string file in Directory.GetFiles(Repository.Path("docs", "schemas")))
            Assert.NotNull(JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("title").GetString());
        Assert.Equal(Enum.GetNames<Applicability>().Select(name => name.ToLowerInvariant()), JsonNode.Parse(File.ReadAllText(Repository.Path("docs", "schemas", "findings-1.schema.json")))!["definitions"]!["fix"]!["properties"]!["applicability"]!["enum"]!.AsArray().Select(word => (string)word!));
    }
}
