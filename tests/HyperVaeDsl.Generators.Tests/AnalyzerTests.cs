using System.Globalization;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What an editor shows is what a build says.</summary>
public sealed class AnalyzerTests
{
    private const string Heir = "import \"base.hvae\"\n\nmethodology Heir extends Base {\n}\n";

    private static readonly string Base = Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal);
    private static readonly string Broken = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);
    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal).Replace("Sample", "Advised", StringComparison.Ordinal);

    [Fact]
    public void The_analyzer_finds_what_the_generator_reports()
    {
        (string, string?)[] files = [("/project/a.hvae", Broken), ("/project/b.hvae", Advised), ("/project/c.hvae", ""), ("/project/d.hvae", null), ("/project/readme.txt", "methodology")];
        Assert.Equal(Lines(new GeneratorRun(files).Result.Diagnostics), Lines(new AnalyzerRun(files).Findings));
    }

    [Fact]
    public void A_file_that_is_open_shows_its_own_findings()
    {
        AnalyzerRun run = new([("/project/a.hvae", Broken), ("/project/b.hvae", Advised)]);
        Assert.Equal("HV0704", Assert.Single(run.FindingsIn("/project/a.hvae")).Id);
        Assert.Equal("HV1201", Assert.Single(run.FindingsIn("/project/b.hvae")).Id);
    }

    [Fact]
    public void A_base_shows_what_its_heirs_find_in_it()
    {
        string broken = Base.Replace("shuffled", "shufled", StringComparison.Ordinal);
        AnalyzerRun run = new([("/project/base.hvae", broken), ("/project/heir.hvae", Heir), ("/project/other.hvae", Heir.Replace("Heir", "Other", StringComparison.Ordinal))]);
        Assert.Equal("/project/base.hvae", Assert.Single(run.Findings).Location.GetLineSpan().Path);
        Assert.Single(run.FindingsIn("/project/base.hvae"));
        Assert.Empty(run.FindingsIn("/project/heir.hvae"));
    }

    [Theory]
    [InlineData("hvae_diagnostic.HV1201.severity = none", null)]
    [InlineData("hvae_diagnostic.HV1201.severity = error", DiagnosticSeverity.Error)]
    [InlineData("hvae_diagnostic.HV1201.severity = suggestion", DiagnosticSeverity.Info)]
    public void Severities_count_as_they_do_in_a_build(string line, DiagnosticSeverity? expected)
    {
        AnalyzerRun run = new([("/project/b.hvae", Advised)], [("/project/.editorconfig", "[*.hvae]\n" + line + "\n")]);
        Assert.Equal(expected is { } severity ? [severity] : [], run.Findings.Select(item => item.Severity));
    }

    [Fact]
    public void The_compilers_own_keys_count_too()
    {
        AnalyzerRun run = new([("/project/b.hvae", Advised)], [("/project/.globalconfig", "is_global = true\ndotnet_diagnostic.HV1201.severity = none\n")]);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void Two_files_of_one_class_are_shown_as_a_build_shows_them()
    {
        (string, string?)[] files = [("/project/a.hvae", Sample.Minimal), ("/project/b.hvae", Broken), ("/project/c.hvae", Sample.Minimal.Replace("Sample", "sample", StringComparison.Ordinal)), ("/project/d.hvae", Base)];
        AnalyzerRun run = new(files);
        Assert.Equal(Lines(new GeneratorRun(files).Result.Diagnostics), Lines(run.Findings));
        Assert.Empty(run.FindingsIn("/project/a.hvae"));
        Assert.Equal(["HV0702", "HV0704"], run.FindingsIn("/project/b.hvae").Select(item => item.Id).Order());
        Assert.Equal("HV0702", Assert.Single(run.FindingsIn("/project/c.hvae")).Id);
    }

    [Fact]
    public void A_value_that_an_item_cannot_set_is_shown_as_a_build_shows_it()
    {
        (string, string?)[] files = [("/project/a.hvae", SettingTests.WithParams)];
        (string, string)[] configuration = SettingTests.Set("a.hvae", "warm=70 epochs");
        AnalyzerRun run = new(files, configuration);
        Assert.Equal("HV1430", Assert.Single(run.Findings).Id);
        Assert.Equal(Lines(new GeneratorRun(files, configuration: configuration).Result.Diagnostics), Lines(run.Findings));
    }

    [Fact]
    public void A_namespace_that_cannot_be_is_shown()
    {
        AnalyzerRun run = new([("/project/a.hvae", Sample.Minimal)], hvaeNamespace: "my methods");
        Assert.Equal("HV0010", Assert.Single(run.Findings).Id);
    }

    [Fact]
    public void Every_rule_of_the_language_is_one_of_the_analyzer() =>
        Assert.Equal(
            Language.Diagnostics.Rules.All.Select(rule => (rule.Code, rule.Title)),
            new Analyzers.HvaeAnalyzer().SupportedDiagnostics.Select(descriptor => (descriptor.Id, descriptor.Title.ToString(CultureInfo.InvariantCulture))));

    private static IEnumerable<string> Lines(IEnumerable<Diagnostic> findings) => findings.Select(item => item.ToString()).Order(StringComparer.Ordinal);
}
