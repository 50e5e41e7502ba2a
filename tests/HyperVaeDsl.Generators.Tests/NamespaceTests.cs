using System.Globalization;
using HyperVaeDsl.Cli;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>The class stands in the namespace that its item, its project or the name of the project chooses.</summary>
public sealed class NamespaceTests
{
    private const string Metadata = "build_metadata.AdditionalFiles.HvaeNamespace";

    private static readonly (string Path, string? Content)[] One = [("/project/a.hvae", Sample.Minimal)];

    [Theory]
    [InlineData("My.Project", "", "", "My.Project")]
    [InlineData("My.Project", "Chosen", "", "Chosen")]
    [InlineData("My.Project", "Chosen", "Own.Place", "Own.Place")]
    [InlineData("My.Project", "", "Own.Place", "Own.Place")]
    [InlineData("", "", "", "")]
    [InlineData("my-app", "", "", "my_app")]
    [InlineData("1st project.v2", "", "", "_1st_project.v2")]
    [InlineData("a..b.", "", "", "a.b")]
    [InlineData("My.event", "", "", "My.event")]
    [InlineData("My", "new.@class", "", "new.class")]
    public void The_nearest_choice_counts(string root, string chosen, string item, string expected)
    {
        GeneratorRun run = new(One, rootNamespace: root, hvaeNamespace: chosen, configuration: item.Length == 0 ? [] : [("/project/.globalconfig", $"is_global = true\n[/project/a.hvae]\n{Metadata} = {item}\n")]);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        Assert.NotNull(run.Output.GetTypeByMetadataName(expected.Length == 0 ? "Sample" : expected + ".Sample"));
    }

    [Theory]
    [InlineData("my-methods", "my_methods")]
    [InlineData("2nd", "_2nd")]
    [InlineData("A..B", "A.B")]
    [InlineData("A.", "A")]
    [InlineData("A B", "A_B")]
    public void A_namespace_that_cannot_be_is_one_finding(string chosen, string advice)
    {
        GeneratorRun run = new(One, $"class Uses {{ object M => new global::{advice}.Sample(); }}", hvaeNamespace: chosen);
        Diagnostic finding = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("HV0010", finding.Id);
        Assert.Contains($"'{chosen}'", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains($"such as {advice}, as 'HvaeNamespace' of the project", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void Two_files_may_declare_one_name_in_two_namespaces()
    {
        GeneratorRun run = new(
            [("/project/a.hvae", Sample.Minimal), ("/project/b.hvae", Sample.Minimal)],
            configuration: [("/project/.globalconfig", $"is_global = true\n[/project/b.hvae]\n{Metadata} = Other\n")]);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Complaints);
        Assert.Equal(2, run.Sources.Count);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void An_old_language_is_one_finding_for_all_files(LanguageVersion version)
    {
        GeneratorRun run = new([("/project/a.hvae", Sample.Minimal), ("/project/b.hvae", Sample.Minimal.Replace("Sample", "Other", StringComparison.Ordinal))], version: version);
        Assert.Equal("HV0011", Assert.Single(run.Result.Diagnostics).Id);
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("--namespace", "My.event")]
    [InlineData("--root-namespace", "my-app.new")]
    public void The_tool_chooses_as_the_build_does(string option, string space)
    {
        string path = Repository.Shipped[0];
        using StringWriter output = new();
        using StringWriter errors = new();
        Assert.Equal(0, HvaeTool.Run(["gen", path, option, space], output, errors));
        GeneratorRun run = option == "--namespace" ? new([(path, File.ReadAllText(path))], hvaeNamespace: space) : new([(path, File.ReadAllText(path))], rootNamespace: space);
        Assert.Equal(run.Sources.Single().SourceText.ToString(), output.ToString());
    }

    [Fact]
    public void Every_word_of_the_language_gets_its_sign()
    {
        // The compiler's own list.
        string[] words = [.. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(word => !word.StartsWith("__", StringComparison.Ordinal))];
        Assert.Equal(words.Select(word => "@" + word), words.Select(NamespaceName.Of));
        Assert.Equal("record.file.var", NamespaceName.Of("record.file.var"));
    }
}
