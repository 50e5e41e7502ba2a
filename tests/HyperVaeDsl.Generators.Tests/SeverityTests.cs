using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What a project chooses in .editorconfig, .globalconfig and its properties counts for .hvae files.</summary>
public sealed class SeverityTests
{
    private const string File = "/project/a/m.hvae";

    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
    private static readonly string Broken = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);

    [Theory]
    [InlineData("none", null)]
    [InlineData("silent", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("default", DiagnosticSeverity.Warning)]
    public void A_section_of_editorconfig_chooses(string word, DiagnosticSeverity? expected)
    {
        Diagnostic[] found = Run(Advised, ("/project/.editorconfig", $"root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = {word}\n"));
        Assert.Equal(expected is { } severity ? [("HV1201", severity)] : [], found.Select(item => (item.Id, item.Severity)));
    }

    [Fact]
    public void The_nearest_file_counts_and_another_section_does_not()
    {
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Run(
            Advised,
            ("/project/.editorconfig", "[*.hvae]\nhvae_diagnostic.HV1201.severity = none\n"),
            ("/project/a/.editorconfig", "[*.hvae]\nhvae_diagnostic.HV1201.severity = error\n"))).Severity);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Run(Advised, ("/project/.editorconfig", "[*.cs]\nhvae_diagnostic.HV1201.severity = none\n"))).Severity);
    }

    [Theory]
    [InlineData("hvae_diagnostic")]
    [InlineData("dotnet_diagnostic")]
    public void A_globalconfig_chooses_with_either_key(string prefix)
    {
        Assert.Empty(Run(Advised, ("/project/.globalconfig", $"is_global = true\n{prefix}.HV1201.severity = none\n")));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Run(Advised, ("/project/.globalconfig", $"is_global = true\n{prefix}.HV1201.severity = error\n"))).Severity);
    }

    [Theory]
    [InlineData("hvae_diagnostic")]
    [InlineData("dotnet_diagnostic")]
    public void An_error_of_the_language_stays_one(string prefix)
    {
        Diagnostic[] found = Run(Broken, ("/project/.globalconfig", $"is_global = true\n{prefix}.HV0704.severity = none\n"));
        Assert.Contains(found, item => item is { Id: "HV0704", Severity: DiagnosticSeverity.Error });
        Assert.Equal(prefix == "hvae_diagnostic", found.Any(item => item.Id == "HV0007"));
    }

    [Fact]
    public void What_is_wrong_with_a_choice_is_said_once()
    {
        GeneratorRun run = new(
            [(File, Sample.Minimal), ("/project/b.hvae", Sample.Minimal.Replace("methodology Sample", "methodology Other", StringComparison.Ordinal))],
            configuration: [("/project/.editorconfig", "[*.hvae]\nhvae_diagnostic.HV9999.severity = none\nhvae_diagnostic.HV1201.severity = loud\n")]);
        Assert.Equal(["HV0005", "HV0006"], run.Result.Diagnostics.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.Contains("There is no diagnostic 'HV9999'", run.Result.Diagnostics.Single(item => item.Id == "HV0005").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_as_errors_and_suppression_work_as_for_any_warning()
    {
        GeneratorRun strict = new([(File, Advised)], general: ReportDiagnostic.Error);
        Assert.True(Assert.Single(strict.Result.Diagnostics).IsWarningAsError);
        Assert.Contains("IMethodology", Assert.Single(strict.Sources).SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_reads_sections_as_the_compiler_does()
    {
        string[] patterns = ["*.hvae", "/*.hvae", "a/*.hvae", "a/**.hvae", "**/m.hvae", "*.{cs,hvae}", "*.{cs,{vb,hvae}}", "m?.hvae", "m[123].hvae", "m[!123].hvae", "m{1..12}.hvae", "m\\*.hvae", "*", "**", "a/**/m.hvae", "{a,b}/*", "*.h*", "m.hvae", "b/m.hvae", "/b/m.hvae"];
        string[] paths = ["m.hvae", "a/m.hvae", "a/b/m.hvae", "b/m.hvae", "m1.hvae", "m2.hvae", "m11.hvae", "m13.hvae", "m.cs", "a/x.vb", "mx.hvae", "a/m2.hvae"];
        foreach (string pattern in patterns)
        {
            AnalyzerConfigSet configs = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse($"[{pattern}]\nhvae_diagnostic.hv1201.severity = none\n", "/project/.editorconfig") });
            foreach (string path in paths)
            {
                bool counts = configs.GetOptionsForSourcePath("/project/" + path).AnalyzerOptions.Count > 0;
                Assert.True(counts == HyperVaeDsl.Cli.Configuration.SectionPattern.Matches(pattern, path), $"[{pattern}] and {path}: the compiler says {counts}");
            }
        }
    }

    private static Diagnostic[] Run(string text, params (string Path, string Text)[] configuration) =>
        [.. new GeneratorRun([(File, text)], configuration: configuration).Result.Diagnostics];
}
