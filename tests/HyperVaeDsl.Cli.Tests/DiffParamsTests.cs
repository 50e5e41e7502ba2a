using System.Text.Json.Nodes;
using HyperVaeDsl.Cli.Diffing.Inputs;
using HyperVaeDsl.Language;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>A mistake that is there only with other values of params appears and vanishes like any other, whatever is compared with what.</summary>
public sealed class DiffParamsTests
{
    [Theory]
    [InlineData("M", "text")]
    [InlineData("N", "text")]
    [InlineData("N", "markdown")]
    [InlineData("N", "html")]
    public void It_appears_between_versions_and_between_methodologies(string name, string format)
    {
        using Tool tool = new();
        string[] arguments = ["diff", tool.File("old.hvae", Text("M", "0.5..1")), tool.File("new.hvae", Text(name, "0.5..2")), "--format", format];
        Answer answer = Tool.Run(arguments);
        Assert.Equal(2, answer.Code);
        Assert.Contains("HV1013", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 finding appears", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_vanishes()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("diff", tool.File("old.hvae", Text("M", "0.5..2")), tool.File("new.hvae", Text("M", "0.5..1")));
        Assert.Equal(2, answer.Code);
        Assert.Contains("1 finding vanishes (error HV1013)", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_side_with_errors_nothing_is_said_of_it()
    {
        using Tool tool = new();
        string old = tool.File("old.hvae", Text("M", "0.5..2"));
        string @new = tool.File("new.hvae", Text("M", "0.5..2").Replace("weight s", "weight absent", StringComparison.Ordinal));
        Answer answer = Tool.Run("diff", old, @new, "--format", "json");
        JsonNode comparison = JsonNode.Parse(answer.Output.Split('\n')[0])!;
        Assert.Equal(2, answer.Code);
        Assert.False((bool)comparison["paramsChecked"]!);
        Assert.DoesNotContain("HV1013", answer.Output, StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse(Tool.Run("diff", old, old, "--format", "json").Output.Split('\n')[0])!["paramsChecked"]!);
    }

    [Fact]
    public void Of_many_it_is_looked_for_too_and_nothing_is_compiled_twice()
    {
        const int Versions = 25;
        int compiled = 0;
        DiffPair[] pairs = [.. Enumerable.Range(0, Versions).Select(i => new DiffPair(Compiled(Text($"M{i}", "0.5..1")), Compiled(Text($"M{i}", i == 7 ? "0.5..2" : "0.5..0.9")), $"m{i}.hvae"))];
        DiffSelection all = ComparedParams.Check(new DiffSelection(pairs, 0, [], 0));
        Assert.Equal(2 * Versions, compiled);
        Assert.All(all.Pairs, pair => Assert.Empty(pair.Old!.UncheckedParams.Concat(pair.New!.UncheckedParams)));
        Assert.Equal("M7", Assert.Single(all.Pairs, pair => pair.New!.Methodology == null).New!.Name!.Text);

        HvaeCompilation Compiled(string text) =>
            HvaeCompiler.Compile("m.hvae", "import \"none.hvae\"\n" + text, new HvaeOptions { ChecksParams = false, Resolve = (_, _) => { Interlocked.Increment(ref compiled); return new SourceFile("none.hvae", "\n"); } });
    }

    [Fact]
    public void An_heir_that_means_the_same_is_wrong_with_what_its_base_allows_now()
    {
        using Tool tool = new();
        const string Heir = "import \"base.hvae\"\n\nmethodology Heir extends Base {\n}\n";
        foreach ((string folder, string range) in new[] { ("old", "0.5..1"), ("new", "0.5..2") })
        {
            Directory.CreateDirectory(Path.Combine(tool.Folder, folder));
            tool.File(Path.Combine(folder, "base.hvae"), Text("Base", range).Replace("methodology Base", "abstract methodology Base", StringComparison.Ordinal));
            tool.File(Path.Combine(folder, "heir.hvae"), Heir);
        }
        Answer answer = Tool.Run("diff", Path.Combine(tool.Folder, "old"), Path.Combine(tool.Folder, "new"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("HV1013", answer.Output, StringComparison.Ordinal);
    }

    private static string Text(string name, string range) =>
        Sample.Of($"  param top  = 1  in {range}\n  signal s in 0..1 = ramp 0 -> top\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n".Replace("= 1  in 0.5..0.9", "= 0.8  in 0.5..0.9", StringComparison.Ordinal), name: name);
}
