using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae explain.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("HV1203")]
    [InlineData("hv1203")]
    [InlineData("1203")]
    public void A_code_is_explained_offline(string code)
    {
        Answer answer = Tool.Run("explain", code);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        Assert.StartsWith("HV1203: KL weight rises fast and high\n=====================================\n\nSeverity: warning\n\nWhat it means\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("+0.13", answer.Output, StringComparison.Ordinal);
        Assert.Contains("    methodology Example {\n", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("```", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("](", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_a_page_and_a_chapter()
    {
        foreach (DiagnosticRule rule in Rules.All)
        {
            Answer answer = Tool.Run("explain", rule.Code);
            Assert.Equal(0, answer.Code);
            Assert.StartsWith($"{rule.Code}: ", answer.Output, StringComparison.Ordinal);
            Assert.NotEmpty(Chapters.Of(rule.Code));
        }
    }

    [Fact]
    public void Leading_zeros_may_be_left_out() => Assert.Equal(Tool.Run("explain", "HV0203"), Tool.Run("explain", "203"));

    [Theory]
    [InlineData("HV0230", "hvae: There is no diagnostic 'HV0230'. Did you mean 'HV0203'? Run 'hvae explain' for a list.\n")]
    [InlineData("zebra", "hvae: There is no diagnostic 'zebra'. Run 'hvae explain' for a list.\n")]
    [InlineData("9999", "hvae: There is no diagnostic '9999'. Run 'hvae explain' for a list.\n")]
    public void An_unknown_one_gives_two_and_a_suggestion(string about, string errors) =>
        Assert.Equal(new Answer(2, "", errors), Tool.Run("explain", about));

    [Fact]
    public void Words_find_titles()
    {
        Answer one = Tool.Run("explain", "phases", "overlap");
        Assert.StartsWith("HV0203: two phases overlap\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("HV0307", Tool.Run("explain", "jump that").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_code_all_are_listed_by_chapter()
    {
        Answer answer = Tool.Run("explain");
        Assert.Equal(0, answer.Code);
        Assert.Contains("02 the timeline\n  HV0201  error    no phase covers part of the run\n", answer.Output, StringComparison.Ordinal);
        Assert.Equal(Rules.All.Count, answer.Output.Split("  HV").Length - 1);
    }

    [Fact]
    public void A_terminal_gets_its_width_and_its_colours()
    {
        string output = Tool.RunOn(new Terminal(true, 60, true), "explain", "HV1203").Output;
        Assert.Contains("\u001b[1m", output, StringComparison.Ordinal);
        string[] prose = [.. output.Split('\n').Where(line => !line.StartsWith("    ", StringComparison.Ordinal) && !line.Contains("warning HV1203", StringComparison.Ordinal))];
        Assert.All(prose, line => Assert.True(line.Replace("\u001b[1m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal).Length <= 60, line));
    }
}
