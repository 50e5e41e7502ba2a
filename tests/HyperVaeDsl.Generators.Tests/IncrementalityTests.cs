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
        foreach (string step in new[] { "Files", "Compiled", "Sources" })
            Assert.All(run.Reasons(step), reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.Equal(2, run.Reasons("Compiled").Length);
    }

    [Fact]
    public void An_edit_of_one_file_emits_that_one_again()
    {
        GeneratorRun run = TwoFiles;
        run.ChangeFile("/project/b.hvae", Other.Replace("seed      1", "seed      2", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.Reasons("Compiled").Order().Reverse());
        Assert.Contains("Seed = 2", run.Sources.Single(source => source.HintName == "b.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_comment_leaves_the_source_unchanged()
    {
        GeneratorRun run = TwoFiles;
        run.ChangeFile("/project/b.hvae", Other.Replace("shuffled", "shuffled // no strata", StringComparison.Ordinal));
        Assert.All(run.Reasons("Sources"), reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
    }

    [Fact]
    public void A_finding_that_moves_leaves_the_source_unchanged()
    {
        string advised = Other.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/b.hvae", advised)]);
        run.ChangeFile("/project/b.hvae", advised.Replace("projection   ", "projection ", StringComparison.Ordinal));
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons("Diagnostics"));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons("Sources"));
    }

    [Fact]
    public void The_same_content_gives_the_same_text_every_time()
    {
        string[] texts = [.. Enumerable.Range(0, 3).Select(_ => new GeneratorRun([("/project/a.hvae", Sample.Minimal)]).Sources.Single().SourceText.ToString()).Distinct()];
        Assert.Single(texts);
    }
}
