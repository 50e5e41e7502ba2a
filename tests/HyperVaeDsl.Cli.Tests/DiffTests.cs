using System.Text.Json.Nodes;
using HyperVaeDsl.Tests.Support;
using NJsonSchema;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae diff: answers, exit codes, forms and what users choose.</summary>
public sealed class DiffTests
{
    private static readonly string Rise = Sample.WithSignal("ramp 0 -> 1");
    private static readonly string Higher = Sample.WithSignal("ramp 0 -> 2");

    [Fact]
    public void What_means_the_same_is_said_to_with_the_digest()
    {
        using Tool tool = new();
        Answer answer = Diff(tool, Rise, Rise.Replace("  seed      1\n", "", StringComparison.Ordinal).Replace("  evaluate  every 1 epochs\n", "  evaluate  every 1 epochs\n  seed      1\n", StringComparison.Ordinal), "--exit-code");
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("Sample: no change in training.\n  proof    both have the digest ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 line reordered.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Identical_files_have_nothing_to_say()
    {
        using Tool tool = new();
        Answer answer = Diff(tool, Rise, Rise);
        Assert.Equal(0, answer.Code);
        Assert.DoesNotContain("DF", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_says_when_by_how_much_and_from_which_step_on()
    {
        using Tool tool = new();
        string old = Sample.WithSignal("0.5 for 60 epochs then ramp 0.5 -> 1");
        Answer answer = Diff(tool, old, old.Replace("-> 1", "-> 0.9", StringComparison.Ordinal));
        Assert.Equal(0, answer.Code);
        Assert.Contains("training differs from epoch 60 (step 1 of 39) on.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Checkpoints of up to 60 trained epochs can be resumed", answer.Output, StringComparison.Ordinal);
        Assert.Contains("It differs in epochs 60..100, most just before epoch 100: 1 -> 0.9 (-0.1, -10%). The area between the curves is 2.", answer.Output.ReplaceLineEndings(" ").Replace("       ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_computed_in_another_way_train_the_same_and_every_checkpoint_goes_on()
    {
        using Tool tool = new();
        Answer answer = Diff(tool, Sample.WithSignal("clamp(ramp 0 -> 1, 0..1)"), Rise);
        Assert.Equal(0, answer.Code);
        Assert.Contains("Sample: every step trains the same, and some values are computed in another way.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Every checkpoint of the old methodology can be resumed", answer.Output, StringComparison.Ordinal);
        Assert.Contains("What is computed in another way\n  ~ signal s  DF204", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("What trains differently", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--exit-code")]
    [InlineData(1, "--fail-on", "behaviour")]
    [InlineData(1, "--fail-on", "data,behaviour")]
    [InlineData(0, "--fail-on", "data")]
    [InlineData(0, "--fail-on", "behaviour", "--ignore", "DF203 signal s because retuned")]
    [InlineData(0, "--fail-on", "behaviour", "--level", "DF203=cosmetic")]
    [InlineData(1, "--exit-code", "--ignore", "DF203 because retuned")]
    [InlineData(0, "--fail-on", "behaviour", "--mute", "1")]
    public void Differences_fail_only_where_that_is_asked_for(int code, params string[] options)
    {
        using Tool tool = new();
        Assert.Equal(code, Diff(tool, Rise, Higher, options).Code);
    }

    [Theory]
    [InlineData("--fail-on", "everything", "is no level")]
    [InlineData("--level", "DF203", "takes ID=LEVEL")]
    [InlineData("--level", "DF999=data", "no kind of change 'DF999'")]
    [InlineData("--level", "DF203=loud", "is no level")]
    [InlineData("--ignore", "DF203", "gives no reason")]
    [InlineData("--ignore", "DF204x because so", "no kind of change")]
    [InlineData("--mute", "much", "takes a size")]
    [InlineData("--mute", "-1", "takes a size")]
    [InlineData("--format", "picture", "picture")]
    public void Wrong_usage_gives_two(string option, string value, string message)
    {
        using Tool tool = new();
        Answer answer = Diff(tool, Rise, Higher, option, value);
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains(message, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_partial_file_gives_two()
    {
        using Tool tool = new();
        string file = tool.File("a.hvae", Rise);
        Assert.Equal(2, Tool.Run("diff", file, Path.Combine(tool.Folder, "none.hvae")).Code);
        Answer parts = Tool.Run("diff", file, tool.File("parts.hvae", "abstract methodology Base {\n}\n"));
        Assert.Equal(2, parts.Code);
        Assert.Contains("declares no methodology that could be compared", parts.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Tool.Run("diff", file).Code);
    }

    [Fact]
    public void A_broken_side_gives_two_its_errors_and_what_could_be_compared()
    {
        using Tool tool = new();
        Answer answer = Diff(tool, Rise, Sample.WithSignal("ramp 0 -> 5000"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("error HV", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("whether training changes is not known: the new one has 1 error.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("DF203", answer.Output, StringComparison.Ordinal);
        Assert.Contains("error HV", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_ignored_and_what_need_not_be_is_said()
    {
        using Tool tool = new();
        string output = Diff(tool, Rise, Higher, "--ignore", "DF203 because retuned", "--ignore", "DF601 because any seed will do").Output;
        Assert.Contains("Ignored\n  DF203 signal s, because retuned\n", output, StringComparison.Ordinal);
        Assert.Contains("Ignored without need: nothing of this kind differs\n  DF601 because any seed will do\n", output, StringComparison.Ordinal);
        Assert.Contains(" unchanged: ", Diff(tool, Rise, Higher).Output, StringComparison.Ordinal);
        Assert.Contains("1 muted", Diff(tool, Rise, Sample.WithSignal("ramp 0 -> 1.0000000001"), "--mute", "1e-9").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_chooses_levels_and_what_is_ignored_in_its_files()
    {
        using Tool tool = new();
        tool.File(".editorconfig", "root = true\n[*.hvae]\nhvae_diff.DF203.level = cosmetic\n");
        Assert.Contains("DF203 cosmetic", Diff(tool, Rise, Higher).Output, StringComparison.Ordinal);
        Assert.Contains("DF203 data", Diff(tool, Rise, Higher, "--level", "DF203=data").Output, StringComparison.Ordinal);
        tool.File(".hvaediffignore", "# known\n\nDF203 because retuned\n");
        Assert.Contains("DF203 signal s, because retuned", Diff(tool, Rise, Higher).Output, StringComparison.Ordinal);
        tool.File(".hvaediffignore", "DF203\n");
        Answer wrong = Diff(tool, Rise, Higher);
        Assert.Equal(2, wrong.Code);
        Assert.Contains(".hvaediffignore(1): 'DF203' gives no reason.", wrong.Errors, StringComparison.Ordinal);
        tool.File(".hvaediffignore", "");
        tool.File(".editorconfig", "root = true\n[*.hvae]\nhvae_diff.DF203.level = loud\n");
        Answer loud = Diff(tool, Rise, Higher);
        Assert.Equal(2, loud.Code);
        Assert.Contains(".editorconfig(3): 'loud' is no level.", loud.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Params_can_be_set_on_either_side()
    {
        using Tool tool = new();
        string text = Sample.Of("  param top  = 1  in 0.5..2\n  signal s in 0..1000 = ramp 0 -> top\n  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight s\n");
        string file = tool.File("a.hvae", text);
        Assert.Equal(0, Tool.Run("diff", file, file, "--exit-code", "--set", "top=2").Code);
        Assert.Equal(1, Tool.Run("diff", file, file, "--exit-code", "--set-new", "top=2").Code);
        Assert.Equal(0, Tool.Run("diff", file, file, "--exit-code", "--set", "top=2", "--set-old", "top=1.5", "--set-new", "top=1.5").Code);
        Assert.Equal(2, Tool.Run("diff", file, file, "--set-old", "bottom=2").Code);
    }

    [Fact]
    public void A_terminal_gets_blocks_and_colours_and_a_pipe_plain_text()
    {
        using Tool tool = new();
        string[] arguments = ["diff", tool.File("a.hvae", Rise), tool.File("b.hvae", Higher)];
        string plain = Tool.Run(arguments).Output;
        Assert.All(plain, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"{c}"));
        string shown = Tool.RunOn(new Terminal(true, 60, true), arguments).Output;
        Assert.Contains("▁", shown, StringComparison.Ordinal);
        Assert.Contains("\u001b[", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", Tool.RunOn(new Terminal(true, 60, true), [.. arguments, "--color", "never"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sentences_for_the_methods_section()
    {
        using Tool tool = new();
        string output = Diff(tool, Rise, Higher, "--methods").Output.ReplaceLineEndings(" ");
        Assert.Contains("A dual VAE (4 latent dimensions; encoder 8; decoder 8; Poincare ball of curvature -1 and radius at most 0.9; projection tanh_radius, whose point is decoded) was trained for 100 epochs on 19683 ternary operations", output, StringComparison.Ordinal);
        Assert.Contains("training differs from epoch 0 on: s from 0 to 1 linearly over 100 epochs -> from 0 to 2 linearly over 100 epochs.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_json_is_as_the_schema_says()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Repository.Path("docs", "schemas", "diff-1.schema.json"));
        foreach (string pair in DiffPairTests.Pairs)
        {
            string folder = Repository.Path("tests", "diff", pair);
            string line = Tool.Run("diff", Path.Combine(folder, "old.hvae"), Path.Combine(folder, "new.hvae"), "--format", "json", "--methods").Output;
            Assert.True(schema.Validate(line).Count == 0, $"{string.Join(", ", schema.Validate(line))}: {line}");
            Assert.Contains(JsonNode.Parse(line)!["changes"]!.AsArray(), change => (string)change!["rule"]! == pair);
        }
        Assert.NotEmpty(schema.Validate(Tool.Run("diff", Repository.Shipped[0], Repository.Shipped[1], "--format", "json").Output.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sarif_has_only_what_its_schema_here_lists_and_points_at_the_new_line()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Repository.Path("docs", "schemas", "sarif-2.1.0-as-written.schema.json"));
        foreach (string pair in DiffPairTests.Pairs)
        {
            string folder = Repository.Path("tests", "diff", pair);
            string log = Tool.Run("diff", Path.Combine(folder, "old.hvae"), Path.Combine(folder, "new.hvae"), "--format", "sarif").Output;
            Assert.True(schema.Validate(log).Count == 0, $"{pair}: {string.Join(", ", schema.Validate(log))}");
        }
        using Tool tool = new();
        JsonNode result = Assert.Single(JsonNode.Parse(Diff(tool, Rise, Higher, "--format", "sarif").Output)!["runs"]![0]!["results"]!.AsArray(), node => (string)node!["ruleId"]! == "DF203")!;
        Assert.Equal("warning", (string)result["level"]!);
        int line = (int)result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]!;
        Assert.Contains("ramp 0 -> 2", Higher.Split('\n')[line - 1], StringComparison.Ordinal);
    }

    [OfficialSchemaFact]
    public async Task Sarif_is_valid_by_the_schema_of_the_standard()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(OfficialSchemaFactAttribute.Path!);
        Assert.Empty(schema.Validate(Tool.Run("diff", Repository.Shipped[0], Repository.Shipped[1], "--format", "sarif").Output));
    }

    [Fact]
    public void Annotations_stand_at_the_lines_of_the_new_file()
    {
        using Tool tool = new();
        string[] lines = Diff(tool, Rise, Higher, "--format", "github").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("::notice file=", lines[0], StringComparison.Ordinal);
        Assert.Contains("training differs from epoch 0 (step 1 of 39) on.", lines[0], StringComparison.Ordinal);
        int line = Array.FindIndex(Higher.Split('\n'), text => text.Contains("ramp 0 -> 2", StringComparison.Ordinal)) + 1;
        Assert.Contains(lines, text => text.StartsWith("::warning file=", StringComparison.Ordinal) && text.Contains(FormattableString.Invariant($"new.hvae,line={line},endLine={line},title=DF203%3A values of a signal::Changed: signal s: ramp 0 -> 1 -> ramp 0 -> 2."), StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_in_a_file_is_whole_and_the_output_empty()
    {
        using Tool tool = new();
        string path = Path.Combine(tool.Folder, "report.txt");
        Answer answer = Diff(tool, Rise, Higher, "--output", path);
        Assert.Equal((0, ""), (answer.Code, answer.Output));
        Assert.Contains("DF203", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static Answer Diff(Tool tool, string old, string @new, params string[] options) =>
        Tool.Run(["diff", tool.File("old.hvae", old), tool.File("new.hvae", @new), .. options]);
}
