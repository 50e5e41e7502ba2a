using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae check for people: excerpts, drawings, notes, fixes, colours and widths.</summary>
public sealed class TextReportTests
{
    private const char Escape = '\u001b';

    private static readonly string Gap = Sample.Of("  phase Explore epochs 0..40 { }\n  phase Converge epochs 50..end { }\n  loss reconstruction  weight 1\n");

    [Fact]
    public void A_gap_is_underlined_drawn_and_can_be_cured()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        string[] lines = Tool.Run("check", path).Output.Split('\n');
        Assert.Equal(
            [
                $"{path}(30,3): error HV0201: No phase covers epochs 40..50: Converge starts at 50, but the phase before it ends at 40. Start Converge at 40, or write a phase for the gap.",
                "  30 |   phase Converge epochs 50..end { }",
                "     |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
                "  29 |   phase Explore epochs 0..40 { }",
                "     |   -------------------------- phase Explore ends at epoch 40",
                "    Explore   [===================)",
                "    Converge                            [========================)",
                "                                  ^^^^^^ no phase",
                "              0                   40    50                       100 epochs",
                "  possible fix: Start Converge at 40.",
                $"{path}: 1 error, no warnings.",
                "",
            ],
            lines);
    }

    [Theory]
    [InlineData("    sampler  shufled", "  8 |     sampler  shufled", "    |              ^^^^^^^")]
    [InlineData("\t\tsampler  shufled", "  8 |         sampler  shufled", "    |                  ^^^^^^^")]
    [InlineData("    sampler  shufled // \U0001F600 \u6587\u5B57", "  8 |     sampler  shufled // \U0001F600 \u6587\u5B57", "    |              ^^^^^^^")]
    [InlineData("    sampler  shufled // \u001b[31m", "  8 |     sampler  shufled // \uFFFD[31m", "    |              ^^^^^^^")]
    public void The_marks_stand_below_the_words(string line, string shown, string marks)
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.Minimal.Replace("    sampler  shuffled", line, StringComparison.Ordinal));
        string output = Tool.Run("check", path).Output;
        Assert.DoesNotContain(Escape, output);
        Assert.Equal([shown, marks], output.Split('\n')[1..3]);
    }

    [Fact]
    public void Line_ends_of_two_characters_or_of_a_lone_return_end_a_line()
    {
        using Tool tool = new();
        foreach (string end in new[] { "\r\n", "\r" })
        {
            string text = Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
            Assert.Equal(["  8 |     sampler  shufled", "    |              ^^^^^^^"], Tool.Run("check", tool.File("m.hvae", text)).Output.Split('\n')[1..3]);
        }
    }

    [Fact]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Sample.Minimal.Replace("    sampler  shuffled", new string(' ', 300) + "sampler  shufled // " + new string('x', 300), StringComparison.Ordinal));
        foreach (int width in new[] { 0, 60, 100 })
        {
            string[] lines = Tool.RunOn(new Terminal(width > 0, width, false), "check", path).Output.Split('\n');
            Assert.True(lines[1].Length <= (width == 0 ? 170 : width), lines[1]);
            Assert.StartsWith("  8 | ...", lines[1], StringComparison.Ordinal);
            Assert.EndsWith("...", lines[1], StringComparison.Ordinal);
            Assert.Equal("shufled", lines[1].Substring(lines[2].IndexOf('^', StringComparison.Ordinal), "shufled".Length));
        }
    }

    [Fact]
    public void Nothing_but_messages_is_wider_than_the_terminal()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        Answer answer = Tool.RunOn(new Terminal(true, 50, false), "check", path);
        Assert.DoesNotContain(answer.Output.Split('\n'), line => line.Length > 50 && !line.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_are_for_terminals_or_on_demand()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        Terminal colored = new(true, 100, true);
        Assert.DoesNotContain(Escape, Tool.Run("check", path).Output);
        Assert.DoesNotContain(Escape, Tool.RunOn(new Terminal(true, 100, false), "check", path).Output);
        Assert.DoesNotContain(Escape, Tool.RunOn(colored, "check", path, "--color", "never").Output);
        Assert.Contains(Escape, Tool.RunOn(colored, "check", path).Output);
        Assert.Contains(Escape, Tool.Run("check", path, "--color", "always").Output);
        Assert.Equal(2, Tool.Run("check", path, "--color", "rainbow").Code);
        string[] plain = Tool.RunOn(colored, "check", path, "--color", "never").Output.Split('\n');
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(Tool.RunOn(colored, "check", path).Output, @"\u001b\[[0-9;]*m", "").Split('\n').Select(line => line.TrimEnd()));
    }

    [Fact]
    public void A_report_in_a_file_leaves_the_verdicts_to_the_output()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        string report = Path.Combine(tool.Folder, "report.txt");
        string expected = Tool.Run("check", path).Output;
        foreach (string old in new[] { "", "something longer than the report".PadRight(5000) })
        {
            if (old.Length > 0)
                File.WriteAllText(report, old);
            Assert.Equal(new Answer(1, $"{path}: 1 error, no warnings.\n", ""), Tool.Run("check", path, "--output", report));
            Assert.Equal(expected, File.ReadAllText(report));
        }
        Assert.Equal(2, Directory.GetFileSystemEntries(tool.Folder).Length);
        string nowhere = Path.Combine(tool.Folder, "no", "report.txt");
        Answer failed = Tool.Run("check", path, "--output", nowhere);
        Assert.Equal((2, $"{nowhere}: The file cannot be written: its folder does not exist.\n"), (failed.Code, failed.Errors));
        Assert.Equal(2, Tool.Run("check", path, "--output", tool.Folder).Code);
    }

    [Fact]
    public void Build_tools_get_one_line_for_a_finding()
    {
        using Tool tool = new();
        string path = tool.File("m.hvae", Gap);
        Assert.Equal(
            $"{path}(30,3,30,32): error HV0201: No phase covers epochs 40..50: Converge starts at 50, but the phase before it ends at 40. Start Converge at 40, or write a phase for the gap.\n",
            Tool.Run("check", path, "--format", "msbuild").Output);
    }

    [Fact]
    public void Annotations_are_escaped_and_have_a_place()
    {
        using Tool tool = new();
        string path = tool.File("50%,a.hvae", Gap);
        string escaped = path.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
        Assert.Equal(
            $"::error file={escaped},line=30,endLine=30,col=3,endColumn=31,title=HV0201%3A no phase covers part of the run::No phase covers epochs 40..50: Converge starts at 50, but the phase before it ends at 40. Start Converge at 40, or write a phase for the gap.%0A50%25,a.hvae(29): phase Explore ends at epoch 40\n",
            Tool.Run("check", path, "--format", "github").Output);
    }
}
