using System.Globalization;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae show.</summary>
public sealed class ShowTests
{
    private static readonly string Ramp = Sample.WithSignal("ramp 0 -> 1", 4);

    [Fact]
    public void Without_times_every_epoch_is_shown()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", Ramp));
        Assert.Equal(0, answer.Code);
        Assert.Equal("epoch  phase     s\n    0  All       0\n    1  All    0.25\n    2  All     0.5\n    3  All    0.75\n", answer.Output);
    }

    [Fact]
    public void Csv_has_full_precision()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", Sample.WithSignal("ramp 0 -> 1", 3)), "--csv");
        Assert.Equal("epoch,phase,s\n0,All,0\n1,All,0.3333333333333333\n2,All,0.6666666666666666\n", answer.Output);
        Assert.Equal(1.0 / 3, double.Parse(answer.Output.Split('\n')[2].Split(',')[2], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Times_may_be_repeated_and_keep_their_order()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Ramp);
        string expected = "epoch,phase,s\n3.5,All,0.875\n0,All,0\n";
        Assert.Equal(expected, Tool.Run("show", path, "--csv", "--at", "3.5", "--at", "0").Output);
        Assert.Equal(expected, Tool.Run("show", path, "--csv", "--at", "3.5", "0").Output);
    }

    [Theory]
    [InlineData("4")]
    [InlineData("-0.5")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    public void A_time_outside_the_run_gives_two(string time)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", Ramp), $"--at={time}");
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains("outside the run: write one from 0 up to but not including 4", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("1,5")]
    [InlineData("")]
    public void A_time_that_is_no_number_gives_two(string time)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", Ramp), $"--at={time}");
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.NotEmpty(answer.Errors);
    }

    [Fact]
    public void A_file_with_errors_gives_one_and_its_findings()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", "methodology M { }"));
        Assert.Equal(1, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains("HV0703", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_methodology_without_signals_shows_its_phases()
    {
        using Tool tool = new();
        Assert.StartsWith("epoch,phase\n0,Train\n", Tool.Run("show", tool.File("m.hvae", Sample.Minimal), "--csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_are_what_the_digest_is_of_and_show_what_is_no_signal()
    {
        using Tool tool = new();
        string[] before = Tool.Run("show", tool.File("m.hvae", Sample.Minimal), "--facts").Output.Split('\n');
        string[] after = Tool.Run("show", tool.File("m.hvae", Sample.Minimal.Replace("seed      1", "seed 2", StringComparison.Ordinal)), "--facts").Output.Split('\n');
        Assert.Equal("hvae 1", before[0]);
        Assert.Equal(["seed 2"], after.Except(before));
    }

    [Theory]
    [InlineData("--flat")]
    [InlineData("--csv")]
    public void Facts_stand_alone(string other)
    {
        using Tool tool = new();
        Answer answer = Tool.Run("show", tool.File("m.hvae", Ramp), "--facts", other);
        Assert.Equal(2, answer.Code);
        Assert.Contains("Choose one.", answer.Errors, StringComparison.Ordinal);
    }
}
