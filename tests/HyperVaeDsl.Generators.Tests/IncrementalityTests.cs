using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>The generator does again only what has to be done again: it runs at every keystroke.</summary>
public sealed class IncrementalityTests
{
    private static readonly string Other = Sample.Minimal.Replace("Sample", "Other", StringComparison.Ordinal);

    private static GeneratorRun TwoFiles => new([("/project/a.hvae", Sample.Minimal), ("/project/b.hvae", Other)], "class C { }");

    [Fact]
    public void An_edit_of_csharp_runs_nothing_again()
    {
        GeneratorRun run = TwoFiles;
        run.ChangeCode("class C { int x; }");
        Assert.All(GeneratorRun.Steps, step => Assert.Equal(0, run.New(step)));
        Assert.Equal(2, run.Reasons(StepNames.Sources).Length);
        Assert.All(run.Reasons(StepNames.Compiled), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(2, run.Reasons(StepNames.Compiled).Length);
        Assert.Equal(0, run.Rewritten);
    }

    [Fact]
    public void An_edit_of_one_file_emits_that_one_again()
    {
        GeneratorRun run = TwoFiles;
        run.ChangeFile("/project/b.hvae", Other.Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.Reasons(StepNames.Compiled).Order().Reverse());
        Assert.Equal(1, run.Rewritten);
        Assert.Contains("Seed = 2", run.Sources.Single(source => source.HintName == "b.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_one_of_200_files_compiles_and_emits_that_one()
    {
        GeneratorRun run = new([.. Enumerable.Range(0, 200).Select(i => ($"/project/m{i}.hvae", (string?)Named(i)))]);
        Assert.Equal(200, run.Sources.Count);
        run.ChangeFile("/project/m77.hvae", Named(77).Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Assert.Equal(1, run.New(StepNames.Compiled));
        Assert.Equal(199, run.Reasons(StepNames.Compiled).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(1, run.New(StepNames.Sources));
        Assert.Equal(1, run.Rewritten);
    }

    [Theory]
    [InlineData("shuffled", "shuffled // no strata")]
    [InlineData("seed      1", "seed 1")]
    [InlineData("}\n", "}\n\n// the end\n")]
    [InlineData("  seed      1\n", "\tseed 1   \n")]
    public void What_changes_neither_the_training_nor_a_line_emits_nothing(string old, string changed)
    {
        GeneratorRun run = TwoFiles;
        string edited = old == "}\n" ? Other + "\n// the end\n" : Other.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Other, edited);
        run.ChangeFile("/project/b.hvae", edited);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(0, run.New(StepNames.Sources));
        Assert.Equal(0, run.Rewritten);
    }

    /// <summary>The generated code names lines of the file, so it is written again when they move: that file, and no other.</summary>
    [Fact]
    public void An_edit_that_moves_lines_emits_its_file_and_no_other()
    {
        GeneratorRun run = TwoFiles;
        run.ChangeFile("/project/b.hvae", "// A line more.\n" + Other);
        Assert.Equal(1, run.Rewritten);
    }

    [Fact]
    public void A_finding_that_moves_leaves_the_source_unchanged()
    {
        string advised = Other.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/b.hvae", advised)]);
        run.ChangeFile("/project/b.hvae", advised.Replace("projection   ", "projection ", StringComparison.Ordinal));
        Assert.Equal(1, run.New(StepNames.Diagnostics));
        Assert.Equal(0, run.New(StepNames.Sources));
        Assert.Equal(1, run.Rewritten);
    }

    [Fact]
    public void Another_severity_compiles_nothing()
    {
        string advised = Other.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/a.hvae", Sample.Minimal), ("/project/b.hvae", advised)]);
        run.ChangeConfiguration(("/project/.editorconfig", "[*.hvae]\nhvae_diagnostic.HV1201.severity = error\n"));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(run.Result.Diagnostics).Severity);
        Assert.All(run.Reasons(StepNames.Compiled), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(1, run.Rewritten);
    }

    [Fact]
    public void A_file_more_or_less_emits_no_other()
    {
        GeneratorRun run = TwoFiles;
        run.AddFile("/project/c.hvae", Sample.Minimal.Replace("Sample", "Third", StringComparison.Ordinal));
        Assert.Equal(3, run.Sources.Count);
        Assert.Equal(1, run.New(StepNames.Compiled));
        Assert.Equal(1, run.Rewritten);
        run.RemoveFile("/project/c.hvae");
        Assert.Equal(2, run.Sources.Count);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons(StepNames.Sources));
    }

    [Fact]
    public void The_same_content_gives_the_same_text_every_time()
    {
        string[] texts = [.. Enumerable.Range(0, 3).Select(_ => new GeneratorRun([("/project/a.hvae", Sample.Minimal)]).Sources.Single().SourceText.ToString()).Distinct()];
        Assert.Single(texts);
    }

    private static string Named(int number) => Sample.Minimal.Replace("Sample", $"Sample{number}", StringComparison.Ordinal);
}
