using HyperVaeDsl.Cli;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What the generator adds to a project.</summary>
public sealed class EmissionTests
{
    private static readonly (string, string?)[] Shipped = [.. Repository.Shipped.Select(path => (path, (string?)File.ReadAllText(path)))];

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.Latest)]
    public void The_shipped_methodologies_compile_without_warnings(LanguageVersion version)
    {
        const string user = "#nullable enable\nusing User.Project;\nclass Uses { HyperVaeDsl.Runtime.Training.IMethodology[] all = { new Cyclical(), new Homeostatic() }; public object All => all; }";
        GeneratorRun run = new(Shipped, user, version);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void The_class_stands_in_the_root_namespace_of_the_project()
    {
        GeneratorRun run = new([("/project/a.hvae", Sample.Minimal)]);
        Assert.NotNull(run.Output.GetTypeByMetadataName("User.Project.Sample"));
    }

    [Fact]
    public void The_command_line_prints_what_the_generator_adds()
    {
        foreach (string path in Repository.Shipped)
        {
            using StringWriter output = new();
            using StringWriter errors = new();
            Assert.Equal(0, HvaeTool.Run(["gen", path, "--namespace", "User.Project"], output, errors));
            GeneratorRun run = new([(path, File.ReadAllText(path))]);
            Assert.Equal(run.Sources.Single().SourceText.ToString(), output.ToString());
        }
    }

    /// <summary>A schedule for a loop of the user's own: used as such a loop uses it, and free of the runtime.</summary>
    [Fact]
    public void An_external_model_becomes_a_schedule_without_a_runtime()
    {
        string file = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "external_model", "input.hvae"));
        const string user = """
            #nullable enable
            using User.Project;
            static class Loop
            {
                public static double Train()
                {
                    double total = 0;
                    for (int epoch = 0; epoch < Outside.Epochs; epoch++)
                    {
                        for (int step = 0; step < Outside.StepsPerEpoch; step++)
                        {
                            double time = epoch + (double)step / Outside.StepsPerEpoch;
                            Outside.Signals signals = Outside.At(time);
                            total += Outside.Weight(Outside.Loss.Kl, Outside.PhaseAt(time), signals) * Outside.LearningRate(signals) * Outside.BatchSize;
                        }
                    }
                    return total;
                }
            }
            """;
        GeneratorRun run = new([("/project/outside.hvae", file)], user);
        Assert.Empty(run.Complaints);
        Assert.DoesNotContain("HyperVaeDsl.Runtime", run.Sources.Single().SourceText.ToString(), StringComparison.Ordinal);

        GeneratorRun broken = new([("/project/outside.hvae", file.Replace("weight beta", "weight bta", StringComparison.Ordinal))]);
        Assert.DoesNotContain("HyperVaeDsl.Runtime", broken.Sources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_one_name_in_two_folders_both_compile()
    {
        string other = Sample.Minimal.Replace("Sample", "Other", StringComparison.Ordinal);
        GeneratorRun run = new([("/project/one/m.hvae", Sample.Minimal), ("/project/two/m.hvae", other)]);
        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Complaints);
    }

    [Theory]
    [InlineData("/elsewhere/one/m.hvae", "/elsewhere/two/m.hvae")]
    [InlineData("/project/a/b.hvae", "/project/a.b.hvae")]
    [InlineData("/project/Case.hvae", "/project/case.hvae")]
    public void Files_whose_names_could_collide_both_compile(string one, string two)
    {
        string other = Sample.Minimal.Replace("Sample", "Other", StringComparison.Ordinal);
        GeneratorRun run = new([(one, Sample.Minimal), (two, other)]);
        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void Other_files_are_left_alone() =>
        Assert.Empty(new GeneratorRun([("/project/readme.txt", "methodology"), ("/project/a.hvae.bak", "{")]).Result.Diagnostics);
}
