using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>Imports lead to the .hvae files of the project, and a file is compiled again when what it imports changes.</summary>
public sealed class ImportTests
{
    private const string Heir = "import \"base.hvae\"\n\nmethodology Heir extends Base {\n}\n";

    private static readonly string Base = Sample.Minimal.Replace("methodology Sample", "abstract methodology Base", StringComparison.Ordinal);

    private static GeneratorRun Family(string basis) =>
        new([("/project/base.hvae", basis), ("/project/heir.hvae", Heir), ("/project/other.hvae", Sample.Minimal)]);

    [Fact]
    public void A_file_of_the_project_is_imported_and_an_abstract_methodology_gives_no_class()
    {
        GeneratorRun run = Family(Base);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        Assert.Equal(["heir.g.cs", "other.g.cs"], run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
        Assert.Contains("base.hvae:", run.Sources.Single(source => source.HintName == "heir.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_are_those_of_the_importing_file()
    {
        GeneratorRun run = new([("/project/family/base.hvae", Base), ("/project/heirs/heir.hvae", Heir.Replace("base.hvae", "../family/base.hvae", StringComparison.Ordinal))]);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void A_file_that_the_project_does_not_list_is_reported_where_it_is_imported()
    {
        GeneratorRun run = new([("/project/heir.hvae", Heir)]);
        Diagnostic finding = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("HV1001", finding.Id);
        Assert.Contains("AdditionalFiles", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("/project/heir.hvae", finding.Location.GetLineSpan().Path);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void A_mistake_in_a_base_is_reported_once_in_its_file()
    {
        string broken = Base.Replace("shuffled", "shufled", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/base.hvae", broken), ("/project/heir.hvae", Heir), ("/project/other.hvae", Heir.Replace("Heir", "Other", StringComparison.Ordinal))]);
        Diagnostic finding = Assert.Single(run.Result.Diagnostics);
        FileLinePositionSpan place = finding.Location.GetLineSpan();
        string[] lines = broken.Split('\n');
        int line = Array.FindIndex(lines, text => text.Contains("shufled", StringComparison.Ordinal));
        Assert.Equal(("/project/base.hvae", line), (place.Path, place.StartLinePosition.Line));
        Assert.Equal(lines[line].IndexOf("shufled", StringComparison.Ordinal), place.StartLinePosition.Character);
        Assert.Equal(lines[line].IndexOf("shufled", StringComparison.Ordinal) + "shufled".Length, place.EndLinePosition.Character);
    }

    [Fact]
    public void A_change_of_an_imported_file_compiles_its_importers_again_and_no_others()
    {
        GeneratorRun run = Family(Base);
        run.ChangeFile("/project/base.hvae", Base.Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Assert.Equal(1, run.Reasons("Compiled").Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Contains("Seed = 2", run.Sources.Single(source => source.HintName == "heir.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_an_heir_compiles_that_one_alone()
    {
        GeneratorRun run = Family(Base);
        run.ChangeFile("/project/heir.hvae", Heir.Replace("{\n", "{\n  override seed 5\n", StringComparison.Ordinal));
        Assert.Equal(2, run.Reasons("Compiled").Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Contains("Seed = 5", run.Sources.Single(source => source.HintName == "heir.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_csharp_compiles_nothing_again()
    {
        GeneratorRun run = Family(Base);
        run.ChangeCode("class C { int x; }");
        foreach (string step in new[] { "Inputs", "Compiled", "Sources" })
            Assert.All(run.Reasons(step), reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }
}
