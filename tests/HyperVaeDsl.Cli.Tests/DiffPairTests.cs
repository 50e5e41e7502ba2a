using System.Globalization;
using System.Text;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>A pair of files for each kind of change, and the table of docs/diff.md that is made of them.</summary>
public sealed class DiffPairTests
{
    public static string[] Pairs => [.. Directory.GetDirectories(Repository.Path("tests", "diff")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> PairNames => [.. Pairs];

    [Fact]
    public void Every_rule_has_a_pair() => Assert.Equal(ChangeRules.All.Select(rule => rule.Id), Pairs);

    [Theory]
    [MemberData(nameof(PairNames))]
    public void A_pair_shows_its_change(string pair)
    {
        string output = Text(pair);
        Assert.Contains(pair, output, StringComparison.Ordinal);
        Snapshot.Match(Repository.Path("tests", "diff", pair), "diff", output);
    }

    [Fact]
    public void Rules_have_ids_of_their_own_and_mirrors()
    {
        Assert.Equal(ChangeRules.All.Count, ChangeRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(ChangeRules.All, rule => Assert.Equal(rule, rule.Mirror.Mirror));
    }

    [Fact]
    public void The_page_has_the_table_of_the_rules()
    {
        StringBuilder table = new("| Rule | Level | What differs | For example |\n|---|---|---|---|\n");
        foreach (ChangeRule rule in ChangeRules.All)
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}](../tests/diff/{rule.Id}/diff.verified.txt) | {rule.Level.ToString().ToLowerInvariant()} | {rule.Title} | {Example(rule)} |\n");
        GeneratedPart.OfComparisons("rules", table.ToString());
    }

    private static string Text(string pair)
    {
        string folder = Repository.Path("tests", "diff", pair);
        return Tool.Run("diff", Path.Combine(folder, "old.hvae"), Path.Combine(folder, "new.hvae")).Output;
    }

    private static string Example(ChangeRule rule)
    {
        string folder = Repository.Path("tests", "diff", rule.Id);
        string json = Tool.Run("diff", Path.Combine(folder, "old.hvae"), Path.Combine(folder, "new.hvae"), "--format", "json").Output;
        var change = System.Text.Json.Nodes.JsonNode.Parse(json)!["changes"]!.AsArray().First(node => (string)node!["rule"]! == rule.Id)!;
        string? old = Cell((string?)change["old"]);
        string? @new = Cell((string?)change["new"]);
        return $"{Cell((string)change["subject"]!)}: {(old == null ? @new : @new == null ? old : $"{old} becomes {@new}")}";
    }

    private static string? Cell(string? text)
    {
        const int Longest = 90;
        string? cell = text?.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
        return cell?.Length > Longest ? cell[..Longest] + " ..." : cell;
    }
}
