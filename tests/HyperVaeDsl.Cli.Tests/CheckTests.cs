using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae check.</summary>
public sealed class CheckTests
{
    private static readonly string Broken = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal);
    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);

    [Fact]
    public void A_valid_file_gives_zero_and_a_summary()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.Minimal);
        Answer answer = Tool.Run("check", path);
        Assert.Equal(0, answer.Code);
        Assert.Empty(answer.Errors);
        Assert.Matches(@"m\.hvae: no errors, no warnings\. Sample: 10 epochs, 1 phase, no signals, 1 loss; digest [0-9a-f]{12}\.\n$", answer.Output);
    }

    [Theory]
    [InlineData("", "  ensure s <= 1\n  ensure never s < 0\n", "2 ensures proved")]
    [InlineData("", "  ensure s <= 1\n  off ensure s <= 0.5\n", "1 ensure proved")]
    [InlineData("  param top = 2 in 1..3\n", "  ensure s * top <= 3\n", "1 ensure proved; right for all values of top")]
    [InlineData("  param top = 2.5 in 1..3\n", "  ensure s * top <= 3\n", "1 ensure proved; right for all values of top")]
    public void The_summary_says_what_was_proved_and_for_which_params(string param, string ensures, string said)
    {
        using Tool tool = new();
        string text = Sample.Of(param + "  signal s in 0..1 = ramp 0 -> 1\n  phase All epochs 0..end { }\n  loss reconstruction weight 1\n  loss entropy weight s\n" + ensures);
        Answer answer = Tool.Run("check", tool.File("m.hvae", text));
        Assert.Equal(0, answer.Code);
        Assert.Contains($", 2 losses; {said}; digest ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_gives_one_and_shows_the_place()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Broken);
        Answer answer = Tool.Run("check", path);
        Assert.Equal(1, answer.Code);
        string[] lines = answer.Output.Split('\n');
        Assert.Equal($"{path}(8,14): error HV0704: 'shufled' is not one of shuffled, stratified, proportional, uniform. Did you mean 'shuffled'?", lines[0]);
        Assert.Equal("  8 |     sampler  shufled", lines[1]);
        Assert.Equal("    |              ^^^^^^^", lines[2]);
        Assert.Equal("  fix: Write 'shuffled'.", lines[3]);
        Assert.EndsWith("m.hvae: 1 error, no warnings.", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_gives_zero()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", Advised));
        Assert.Equal(0, answer.Code);
        Assert.Contains("warning HV1201", answer.Output, StringComparison.Ordinal);
        Assert.Contains("no errors, 1 warning.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_files_the_worst_decides_and_all_are_checked()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("a.hvae", Sample.Minimal), tool.File("b.hvae", Broken), tool.File("c.hvae", Advised));
        Assert.Equal(1, answer.Code);
        Assert.Equal(3, answer.Output.Split('\n').Count(line => line.Contains("errors,", StringComparison.Ordinal) || line.Contains("error,", StringComparison.Ordinal)));
        Assert.Equal(2, Tool.Run("check", tool.File("a.hvae", Sample.Minimal), Path.Combine(tool.Folder, "missing.hvae")).Code);
    }

    [Fact]
    public void The_shipped_methodologies_have_no_findings()
    {
        Answer answer = Tool.Run(["check", .. Repository.Shipped]);
        Assert.Equal(0, answer.Code);
        Assert.Equal(Repository.Shipped.Length, answer.Output.Split("no errors, no warnings.").Length - 1);
    }

    [Fact]
    public void A_related_place_is_shown_below()
    {
        using Tool tool = new();
        string twice = Sample.Minimal.Replace("  seed      1\n", "  seed      1\n  seed      2\n", StringComparison.Ordinal);
        Assert.Contains("----------- first said here", Tool.Run("check", tool.File("m.hvae", twice)).Output, StringComparison.Ordinal);
    }
}
