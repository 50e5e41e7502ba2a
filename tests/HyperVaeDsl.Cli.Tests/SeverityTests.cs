using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>Severities from configuration files and the command line, and baselines.</summary>
public sealed class SeverityTests
{
    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
    private static readonly string Broken = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);

    [Theory]
    [InlineData("none", 0, "no errors, no warnings.")]
    [InlineData("suggestion", 0, "no errors, no warnings, 1 suggestion.")]
    [InlineData("warning", 0, "no errors, 1 warning.")]
    [InlineData("error", 1, "1 error, no warnings.")]
    public void Each_place_chooses_alike(string word, int code, string verdict)
    {
        using Tool tool = new();
        tool.File(".editorconfig", "root = true\n");
        string path = tool.File("m.hvae", Advised);
        Check(Tool.Run("check", path, "--severity", $"HV1201={word}"));
        tool.File(".editorconfig", $"root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = {word} # why\n");
        Check(Tool.Run("check", path));
        tool.File(".editorconfig", "root = true\n");
        foreach (string prefix in new[] { "hvae_diagnostic", "dotnet_diagnostic" })
        {
            tool.File(".globalconfig", $"is_global = true\n{prefix}.HV1201.severity = {word}\n");
            Check(Tool.Run("check", path));
        }

        void Check(Answer answer)
        {
            Assert.Equal(code, answer.Code);
            Assert.Contains(verdict, answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_command_line_counts_above_the_files()
    {
        using Tool tool = new();
        tool.File(".editorconfig", "root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = error\n");
        string path = tool.File("m.hvae", Advised);
        Assert.Equal(1, Tool.Run("check", path).Code);
        Assert.Equal(0, Tool.Run("check", path, "--severity", "HV1201=warning").Code);
        Assert.Equal(0, Tool.Run("check", path, "--nowarn", "HV1203,HV1201").Code);
        Assert.Equal(1, Tool.Run("check", path, "--severity", "HV1201=warning", "--warnaserror").Code);
    }

    [Fact]
    public void Warnings_as_errors_are_shown_as_errors()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", Advised), "--warnaserror");
        Assert.Equal(1, answer.Code);
        Assert.Contains("error HV1201", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 error, no warnings. Sample: 10 epochs", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--severity", "HV9999=none", "There is no diagnostic 'HV9999'")]
    [InlineData("--severity", "HV1201=loud", "'loud' is no severity")]
    [InlineData("--severity", "HV1201", "--severity takes CODE=SEVERITY")]
    [InlineData("--severity", "HV0704=warning", "It stays an error")]
    [InlineData("--nowarn", "HV0704", "It stays an error")]
    [InlineData("--nowarn", "HV12O1", "Did you mean 'HV1201'?")]
    public void A_wrong_choice_on_the_command_line_is_wrong_usage(string option, string value, string sentence)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", Advised), option, value);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains(sentence, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".editorconfig", "[*.hvae]\nhvae_diagnostic.HV9999.severity = none\n", "(3,1): warning HV0005: There is no diagnostic 'HV9999'")]
    [InlineData(".editorconfig", "[*.hvae]\n  hvae_diagnostic.HV1201.severity = loud ; really\n", "(3,3): warning HV0006: 'loud' is no severity")]
    [InlineData(".editorconfig", "[*.hvae]\nhvae_diagnostic.HV0704.severity = none\n", "(3,1): warning HV0007: HV0704")]
    [InlineData(".editorconfig", "[*]\ndotnet_diagnostic.HV1201.severity = none\n", "(3,1): warning HV0008: The compiler of C#")]
    [InlineData(".globalconfig", "dotnet_diagnostic.HV0704.severity = none\n", "(2,1): warning HV0007: HV0704")]
    public void What_is_wrong_in_a_file_stands_at_its_line(string name, string content, string expected)
    {
        using Tool tool = new();
        tool.File(".editorconfig", "root = true\n");
        string config = tool.File(name, "root = true\n" + content);
        string path = tool.File("m.hvae", Broken);
        foreach (string format in new[] { "text", "json", "sarif", "github", "msbuild" })
            Assert.Equal(1, Tool.Run("check", path, "--format", format).Code);
        Answer answer = Tool.Run("check", path);
        Assert.Contains(config + expected, answer.Output, StringComparison.Ordinal);
        Assert.Contains("error HV0704", answer.Output, StringComparison.Ordinal);
        Assert.Single(answer.Output.Split('\n'), line => line.Contains("warning HV000", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_end_at_root_and_two_globalconfigs_that_disagree_do_not_count()
    {
        using Tool tool = new();
        Directory.CreateDirectory(Path.Combine(tool.Folder, "inner"));
        tool.File(".editorconfig", "root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = none\n");
        string path = tool.File("inner/m.hvae", Advised);
        Assert.Contains("no errors, no warnings.", Tool.Run("check", path).Output, StringComparison.Ordinal);
        tool.File("inner/.editorconfig", "root = true\n");
        Assert.Contains("no errors, 1 warning.", Tool.Run("check", path).Output, StringComparison.Ordinal);
        tool.File(".globalconfig", "is_global = true\nhvae_diagnostic.HV1201.severity = none\n");
        tool.File("inner/.globalconfig", "is_global = true\nhvae_diagnostic.HV1201.severity = error\n");
        string output = Tool.Run("check", path).Output;
        Assert.Contains("warning HV0009", output, StringComparison.Ordinal);
        Assert.Contains("warning HV1201", output, StringComparison.Ordinal);
        tool.File("inner/.globalconfig", "is_global = true\nglobal_level = 200\nhvae_diagnostic.HV1201.severity = error\n");
        Assert.Equal(1, Tool.Run("check", path).Code);
    }

    [Theory]
    [InlineData("*.hvae", "m.hvae", true)]
    [InlineData("*.hvae", "a/b/m.hvae", true)]
    [InlineData("/*.hvae", "a/m.hvae", false)]
    [InlineData("a/*.hvae", "a/m.hvae", true)]
    [InlineData("a/*.hvae", "a/b/m.hvae", false)]
    [InlineData("a/**.hvae", "a/b/m.hvae", true)]
    [InlineData("**/m.hvae", "m.hvae", false)]
    [InlineData("**/m.hvae", "a/m.hvae", true)]
    [InlineData("*.{cs,hvae}", "m.hvae", true)]
    [InlineData("*.{cs,{vb,hvae}}", "m.hvae", true)]
    [InlineData("*.{cs}", "m.cs", false)]
    [InlineData("*.{cs}", "m.{cs}", true)]
    [InlineData("m?.hvae", "m1.hvae", true)]
    [InlineData("m?.hvae", "m.hvae", false)]
    [InlineData("m[123].hvae", "m2.hvae", true)]
    [InlineData("m[!123].hvae", "m2.hvae", false)]
    [InlineData("m{1..12}.hvae", "m11.hvae", true)]
    [InlineData("m{1..12}.hvae", "m13.hvae", false)]
    [InlineData("m\\*.hvae", "m*.hvae", true)]
    [InlineData("m\\*.hvae", "mx.hvae", false)]
    [InlineData("*", "a/b/m.hvae", true)]
    [InlineData("[", "m.hvae", false)]
    [InlineData("{", "m.hvae", false)]
    public void Sections_speak_of_files(string pattern, string path, bool expected) => Assert.Equal(expected, SectionPattern.Matches(pattern, path));

    [Fact]
    public void A_baseline_hides_what_is_known_and_nothing_else()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Advised);
        string baseline = Path.Combine(tool.Folder, "known.json");
        Assert.Equal(0, Tool.Run("check", path, "--write-baseline", baseline).Code);
        Answer again = Tool.Run("check", path, "--baseline", baseline, "--warnaserror");
        // As an error it is another matter.
        Assert.Equal(1, again.Code);
        again = Tool.Run("check", path, "--baseline", baseline);
        Assert.Equal(0, again.Code);
        Assert.Contains("no errors, no warnings.", again.Output, StringComparison.Ordinal);
        Assert.EndsWith("hvae: 1 known findings of the baseline were there again; 0 were not.\n", again.Output, StringComparison.Ordinal);
        tool.File("m.hvae", Sample.Minimal);
        Assert.EndsWith("hvae: 0 known findings of the baseline were there again; 1 were not.\n", Tool.Run("check", path, "--baseline", baseline).Output, StringComparison.Ordinal);
        tool.File("m.hvae", Broken);
        Assert.Equal(0, Tool.Run("check", tool.File("n.hvae", Sample.Minimal), "--write-baseline", baseline).Code);
        Assert.Equal(1, Tool.Run("check", path, "--baseline", baseline).Code);
    }

    [Theory]
    [InlineData(null, "it does not exist")]
    [InlineData("{}", "is not a baseline")]
    [InlineData("no json", "is not a baseline")]
    [InlineData("{\"version\":2,\"findings\":[]}", "is not a baseline")]
    public void A_baseline_that_cannot_be_read_gives_two(string? content, string why)
    {
        using Tool tool = new();
        string baseline = content == null ? Path.Combine(tool.Folder, "none.json") : tool.File("known.json", content);
        Answer answer = Tool.Run("check", tool.File("m.hvae", Sample.Minimal), "--baseline", baseline);
        Assert.Equal((2, ""), (answer.Code, answer.Output));
        Assert.Contains(why, answer.Errors, StringComparison.Ordinal);
    }
}
