using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>Findings appear in the build at their places in the .hvae files.</summary>
public sealed class DiagnosticTests
{
    private const string Path = "/project/broken.hvae";

    private static string Broken => Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);

    [Fact]
    public void A_finding_has_the_path_the_line_and_the_column()
    {
        Diagnostic finding = Assert.Single(new GeneratorRun([(Path, Broken)]).Result.Diagnostics);
        FileLinePositionSpan place = finding.Location.GetLineSpan();
        string[] lines = Broken.Split('\n');
        int line = Array.FindIndex(lines, text => text.Contains("shufled", StringComparison.Ordinal));
        Assert.Equal("HV0704", finding.Id);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal(Path, place.Path);
        Assert.Equal(line, place.StartLinePosition.Line);
        Assert.Equal(lines[line].IndexOf("shufled", StringComparison.Ordinal), place.StartLinePosition.Character);
        Assert.Equal(place.StartLinePosition.Character + "shufled".Length, place.EndLinePosition.Character);
    }

    [Fact]
    public void Related_places_are_reported_as_additional_locations()
    {
        string text = Sample.Minimal.Replace("  seed      1\n", "  seed      1\n  seed      2\n", StringComparison.Ordinal);
        Diagnostic finding = Assert.Single(new GeneratorRun([(Path, text)]).Result.Diagnostics);
        Assert.Equal(2, Assert.Single(finding.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_broken_file_still_gives_a_class_so_that_its_users_compile()
    {
        const string user = "class Uses { public HyperVaeDsl.Runtime.Training.IMethodology M => new User.Project.Sample(); }";
        GeneratorRun run = new([(Path, Broken)], user);
        Assert.Single(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void Warnings_do_not_keep_the_class_back()
    {
        string text = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
        GeneratorRun run = new([(Path, text)]);
        Diagnostic warning = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(("HV1201", DiagnosticSeverity.Warning), (warning.Id, warning.DefaultSeverity));
        Assert.Contains("IMethodology", Assert.Single(run.Sources).SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_file_is_reported_and_nothing_else_happens()
    {
        GeneratorRun run = new([(Path, null)]);
        Assert.Equal("HV0001", Assert.Single(run.Result.Diagnostics).Id);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void An_empty_file_is_reported()
    {
        Assert.Equal("HV0002", Assert.Single(new GeneratorRun([(Path, "")]).Result.Diagnostics).Id);
    }

    [Fact]
    public void Two_methodologies_that_would_be_one_class_are_one_finding()
    {
        GeneratorRun run = new([("/project/one.hvae", Sample.Minimal.Replace("Sample", "a_b", StringComparison.Ordinal)), ("/project/two.hvae", Sample.Minimal.Replace("Sample", "aB", StringComparison.Ordinal))]);
        Diagnostic finding = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("Methodology 'aB' and 'a_b' in one.hvae would both be the class User.Project.AB. Give one of the two another name, or its file another 'HvaeNamespace'.", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("/project/two.hvae", finding.Location.GetLineSpan().Path);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void Two_methodologies_of_one_name_are_one_finding()
    {
        GeneratorRun run = new([("/project/one.hvae", Sample.Minimal), ("/project/two.hvae", Sample.Minimal)]);
        Assert.Equal("HV0702", Assert.Single(run.Result.Diagnostics).Id);
        Assert.Empty(run.Complaints);
    }
}
