using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>--set gives params other values; --flat writes a methodology out.</summary>
public sealed class SetTests
{
    private static readonly string Text = Sample.Of(
        "  param top  = 0.5 in 0.1..0.9\n  param rise = 5 epochs in 2..9 epochs\n  param size = 128 in 64, 128, 512\n\n".Replace("rise", "span", StringComparison.Ordinal)
        + "  signal s  in 0..1 = ramp 0 -> top over span\n\n  phase Train epochs 0..end { }\n\n  loss reconstruction  weight 1\n  loss entropy         weight s\n",
        10).Replace("batch    512", "batch    size", StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_set_changes_the_plan_and_the_digest()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Text);
        string[] set = ["--set", "top=0.8", "--set", "span=4 epochs"];
        Answer answer = Tool.Run(["show", path, "--csv", "--at", "5", .. set]);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        Assert.EndsWith(",0.8\n", answer.Output, StringComparison.Ordinal);
        Assert.NotEqual(Tool.Run("check", path).Output, Tool.Run(["check", path, .. set]).Output);
        Assert.NotEqual(Tool.Run("gen", path).Output, Tool.Run(["gen", path, .. set]).Output);
    }

    [Fact]
    public void Setting_the_default_changes_nothing()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Text);
        Assert.Equal(Tool.Run("check", path), Tool.Run("check", "--set", "top=0.5", "--set", "span=5 epochs", path));
    }

    [Theory]
    [InlineData("tpo=0.3", "There is no param 'tpo'. Did you mean 'top'?")]
    [InlineData("whatever=0.3", "There is no param 'whatever'. There are: top, span, size.")]
    [InlineData("top=2", "top=2 is outside its range, 0.1..0.9.")]
    [InlineData("top=much", "top is a number without a unit, such as top=0.5, not 'much'.")]
    [InlineData("top=0.3 epochs", "top is a number without a unit, such as top=0.5, not '0.3 epochs'.")]
    [InlineData("top=nan", "top is a number without a unit, such as top=0.5, not 'nan'.")]
    [InlineData("span=4", "span is a number with the unit epochs, such as span=5 epochs, not '4'.")]
    [InlineData("span=4 steps", "span is a number with the unit epochs, such as span=5 epochs, not '4 steps'.")]
    [InlineData("size=100", "size=100 is none of its values, 64, 128, 512.")]
    [InlineData("span=4.5 epochs", "span takes whole numbers, since it was declared with whole numbers only, and 4.5 epochs is none.")]
    [InlineData("top", "--set takes NAME=VALUE, such as lr0=1e-3, not 'top'.")]
    [InlineData("top=", "--set takes NAME=VALUE, such as lr0=1e-3, not 'top='.")]
    public void What_cannot_be_set_is_one_sentence_and_wrong_usage(string setting, string sentence)
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Text);
        foreach (string verb in new[] { "check", "show", "gen" })
        {
            Answer answer = Tool.Run(verb, path, "--set", setting);
            Assert.Equal((2, ""), (answer.Code, answer.Output));
            Assert.Equal($"hvae: {sentence}", answer.Errors.Split('\n')[0]);
        }
    }

    [Fact]
    public void Two_values_for_one_param_are_wrong_usage()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", Text), "--set", "top=0.3", "--set", "top=0.4");
        Assert.Equal((2, "hvae: --set gives 'top' two values."), (answer.Code, answer.Errors.Split('\n')[0]));
    }

    [Fact]
    public void A_methodology_without_params_has_nothing_to_set()
    {
        using Tool tool = new();
        Answer answer = Tool.Run("check", tool.File("m.hvae", Sample.Minimal), "--set", "top=0.3");
        Assert.Equal((2, "", "hvae: There is no param 'top'. The methodology has none.\n"), (answer.Code, answer.Output, answer.Errors));
    }

    [Fact]
    public void Flat_prints_a_methodology_of_the_same_digest_without_params()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Text);
        Answer flat = Tool.Run("show", path, "--flat", "--set", "top=0.8");
        Assert.Equal((0, ""), (flat.Code, flat.Errors));
        Assert.DoesNotContain("param", flat.Output, StringComparison.Ordinal);
        Assert.Contains("ramp 0 -> 0.8 over 5 epochs", flat.Output, StringComparison.Ordinal);
        string again = tool.File("flat.hvae", flat.Output);
        Assert.Equal(Digest(Tool.Run("check", path, "--set", "top=0.8")), Digest(Tool.Run("check", again)));
        Assert.Equal(0, Tool.Run("format", "--check", again).Code);
    }

    [Fact]
    public void Flat_and_signals_exclude_each_other()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Text);
        Assert.Equal(2, Tool.Run("show", path, "--flat", "--csv").Code);
        Assert.Equal(2, Tool.Run("show", path, "--flat", "--at", "3").Code);
    }

    private static string Digest(Answer answer) => answer.Output.Split("digest ")[1];
}
