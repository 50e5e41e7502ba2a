using System.Text.Json.Nodes;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>A change is placed at the line of the new text that brought it about.</summary>
public sealed class DiffCauseTests
{
    private const string Base = """
          param peak   = 1     in 0.5..2
          param breadth = 0.5  in 0.1..1
          param portion = 0.25  in 0.1..1
          signal s in 0..1000 = ramp 0 -> peak
          signal t in 0..1000 = 0.5 * s
          phase Warm epochs 0..10 { }
          phase All epochs 10..end {
            activate late
          }
          loss reconstruction  weight 1
          loss entropy  weight t
          loss repulsion_A  weight portion  scale breadth
          clip gradients norm 1
          component vae_A.encoder {
            starts      frozen
            unfreeze    when coverage >= 90%
            hysteresis  3 evals
          }
          group late {
            loss repulsion_B  weight 0.1  scale 0.5
          }

        """;

    [Theory]
    [InlineData("signal s", "override param peak = 2", "override param peak = 2", "It follows from param peak (1 -> 2).")]
    [InlineData("signal t", "override param peak = 2", "override param peak = 2", "It follows from signal s.")]
    [InlineData("signal s", "override epochs 50", "override epochs 50", "It follows from the length of the run (100 -> 50 epochs).")]
    [InlineData("weight of repulsion_A", "override param portion = 0.5", "override param portion = 0.5", "It follows from param portion (0.25 -> 0.5).")]
    [InlineData("scale of repulsion_A", "override param breadth = 0.2\n  override param portion = 0.5", "override param breadth = 0.2", "It follows from param breadth (0.5 -> 0.2).")]
    [InlineData("loss repulsion_B", "override phase Warm epochs 0..20 {\n  }\n  override phase All epochs 20..end {\n  }", "override phase Warm", "It follows from phase Warm and phase All.")]
    [InlineData("weight_decay", "override optimizer {\n    weight_decay 1e-4\n  }", "weight_decay 1e-4", null)]
    [InlineData("clipping of gradients", "override optimizer {\n    weight_decay 1e-4\n  }\n  override clip gradients norm 2", "override clip", null)]
    [InlineData("component vae_A.encoder", "override component vae_A.encoder {\n    hysteresis 5 evals\n  }", "hysteresis 5 evals", null)]
    [InlineData("component vae_A.encoder", "without component vae_A.encoder", "without component", null)]
    [InlineData("seed", "override seed 2", "override seed 2", null)]
    [InlineData("evaluations", "override evaluate every 2 epochs", "override evaluate", null)]
    [InlineData("param peak", "override param peak = 2", "override param peak = 2", null)]
    public void A_change_of_an_heir_stands_at_its_line(string subject, string written, string line, string? because)
    {
        using Tool tool = new();
        tool.File("base.hvae", Sample.Of(Base, name: "Before"));
        string old = tool.File("old.hvae", "import \"base.hvae\"\nmethodology Old extends Before {\n}\n");
        string text = $"import \"base.hvae\"\nmethodology New extends Before {{\n  {written}\n}}\n";
        string @new = tool.File("new.hvae", text);
        int expected = 1 + Array.FindIndex(text.Split('\n'), candidate => candidate.Contains(line, StringComparison.Ordinal));

        JsonNode change = JsonNode.Parse(Tool.Run("diff", old, @new, "--format", "json").Output)!["changes"]!.AsArray().First(node => (string)node!["subject"]! == subject && (string)node["level"]! != "cosmetic")!;
        if (because != null)
            Assert.Contains(because, change["notes"]!.AsArray().Select(note => (string)note!));
        else
            Assert.DoesNotContain(change["notes"]!.AsArray(), note => ((string)note!).StartsWith("It follows", StringComparison.Ordinal));

        JsonNode result = JsonNode.Parse(Tool.Run("diff", old, @new, "--format", "sarif").Output)!["runs"]![0]!["results"]!.AsArray().First(node => (string)node!["ruleId"]! == (string)change["rule"]! && ((string)node["message"]!["text"]!).Contains(subject, StringComparison.Ordinal))!;
        JsonNode place = result["locations"]![0]!["physicalLocation"]!;
        Assert.EndsWith("new.hvae", (string)place["artifactLocation"]!["uri"]!, StringComparison.Ordinal);
        Assert.Equal(expected, (int)place["region"]!["startLine"]!);
        Assert.Contains(FormattableString.Invariant($"new.hvae,line={expected},"), Tool.Run("diff", old, @new, "--format", "github").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inherited_line_stands_beside_it()
    {
        using Tool tool = new();
        tool.File("base.hvae", Sample.Of(Base, name: "Before"));
        string old = tool.File("old.hvae", "import \"base.hvae\"\nmethodology Old extends Before {\n}\n");
        string @new = tool.File("new.hvae", "import \"base.hvae\"\nmethodology New extends Before {\n  override param peak = 2\n}\n");
        int inherited = 1 + Array.FindIndex(Sample.Of(Base, name: "Before").Split('\n'), line => line.Contains("signal s in", StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"  ~ signal s  DF203 behaviour  new.hvae:3, for base.hvae:{inherited}\n"), Tool.Run("diff", old, @new).Output, StringComparison.Ordinal);
        JsonNode result = JsonNode.Parse(Tool.Run("diff", old, @new, "--format", "sarif").Output)!["runs"]![0]!["results"]!.AsArray().First(node => (string)node!["ruleId"]! == "DF203")!;
        Assert.Contains(result["relatedLocations"]!.AsArray(), related => (int)related!["physicalLocation"]!["region"]!["startLine"]! == inherited && (string)related["message"]!["text"]! == "It stands here.");
    }

    [Fact]
    public void What_only_follows_comes_last_in_the_short_answer()
    {
        using Tool tool = new();
        tool.File("base.hvae", Sample.Of(Base, name: "Before"));
        string old = tool.File("old.hvae", "import \"base.hvae\"\nmethodology Old extends Before {\n}\n");
        string @new = tool.File("new.hvae", "import \"base.hvae\"\nmethodology New extends Before {\n  override epochs 50\n}\n");
        string output = Tool.Run("diff", old, @new).Output;
        Assert.True(output.IndexOf("length of the run 100 epochs -> 50 epochs", StringComparison.Ordinal) < output.IndexOf("signal s in epochs", StringComparison.Ordinal));
    }
}
