using System.Text.Json.Nodes;
using HyperVaeDsl.Cli.Diffing.Inputs;
using HyperVaeDsl.Language;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>Which comparisons look for mistakes that are there only with other values of params.</summary>
public sealed class DiffParamsTests
{
    private const string Left = "Mistakes that are there only with other values of the params were not looked for";

    [Fact]
    public void Of_a_new_version_a_mistake_with_another_value_appears()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("diff", tool.File("old.hvae", Text("M", "0.5..1")), tool.File("new.hvae", Text("M", "0.5..2")));
        Assert.Equal(2, answer.Code);
        Assert.Contains("1 finding appears (error HV1013)", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not looked for", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void Of_two_methodologies_it_is_left_to_a_check_and_said(string format)
    {
        using Tool tool = new();
        string[] arguments = ["diff", tool.File("old.hvae", Text("M", "0.5..1")), tool.File("new.hvae", Text("N", "0.5..2")), "--format", format];
        Answer answer = Tool.Run(arguments);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        Assert.Contains(Left, answer.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Answer asked = Tool.Run([.. arguments, "--check-params"]);
        Assert.Equal(2, asked.Code);
        Assert.Contains("HV1013", asked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Left, asked.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_it_of_each_comparison()
    {
        using Tool tool = new();
        string[] arguments = ["diff", tool.File("old.hvae", Text("M", "0.5..1")), tool.File("new.hvae", Text("N", "0.5..1")), "--format", "json"];
        Assert.False((bool)JsonNode.Parse(Tool.Run(arguments).Output)!["paramsChecked"]!);
        Assert.True((bool)JsonNode.Parse(Tool.Run([.. arguments, "--check-params"]).Output)!["paramsChecked"]!);
    }

    [Fact]
    public void Nothing_is_said_where_there_are_no_params()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("diff", tool.File("old.hvae", Sample.Minimal), tool.File("new.hvae", Sample.WithSignal("ramp 0 -> 1", name: "N")));
        Assert.DoesNotContain("not looked for", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ComparedParams.MostVersions, false, true)]
    [InlineData(ComparedParams.MostVersions + 1, false, false)]
    [InlineData(ComparedParams.MostVersions + 1, true, true)]
    public void Many_versions_are_compiled_once_more_only_where_that_is_asked_for(int versions, bool isAsked, bool isCompiled)
    {
        int compiled = 0;
        DiffPair[] pairs = [.. Enumerable.Range(0, versions).Select(i => new DiffPair(Compiled(Text($"M{i}", "0.5..1")), Compiled(Text($"M{i}", "0.5..0.9")), $"m{i}.hvae"))];
        Assert.Equal(2 * versions, compiled);
        DiffSelection all = ComparedParams.Check(new DiffSelection(pairs, 0, [], 0), isAsked);
        Assert.Equal((isCompiled ? 4 : 2) * versions, compiled);
        Assert.Equal(!isCompiled, ComparedParams.Left(all)?.StartsWith($"Mistakes that are there only with other values of the params of {versions} methodologies", StringComparison.Ordinal) ?? false);

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
