using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>docs/reviews holds what the tool says of the changes that the methodologies went through; ACCEPT_SNAPSHOTS=1 writes it anew.</summary>
public sealed class ReviewTests
{
    private static readonly (string Name, string Old, string New)[] All =
    [
        ("v5_10-to-cyclical", "examples/TernaryOperations/Methodologies/homeostatic.hvae", "examples/TernaryOperations/Methodologies/cyclical.hvae"),
        ("v5_12-to-v5_12_1", "examples/history/v5_12.hvae", "examples/history/v5_12_1.hvae"),
        ("v5_12_4-arch-to-root", "examples/history/v5_12_4_arch.hvae", "examples/history/v5_12_4_root.hvae"),
        .. Directory.GetFiles(Repository.Path("examples", "history"), "v5_12_5_*.hvae").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
            .Select(name => ($"v5_12_4-to-{name["v5_12_5_".Length..]}", "examples/history/v5_12_4_root.hvae", $"examples/history/{name}.hvae")),
        AsItWas("v5_12-to-v5_12_1", "v5_12", "v5_12_1"),
        AsItWas("v5_12_4-to-relaxed_a", "v5_12_4_root", "v5_12_5_relaxed_a"),
        AsItWas("v5_12_4-to-homeostatic_differential", "v5_12_4_root", "v5_12_5_homeostatic_differential"),
        AsItWas("v5_12_4-to-relaxed_d", "v5_12_4_root", "v5_12_5_relaxed_d"),
    ];

    public static TheoryData<string> Names => [.. All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_review_is_what_the_tool_says(string name)
    {
        (_, string old, string @new) = All.Single(item => item.Name == name);
        Answer answer = Tool.Run("diff", Repository.Path(old.Split('/')), Repository.Path(@new.Split('/')), "--methods");
        string page = $"# {name}\n\n`hvae diff {old} {@new} --methods`\n\n```text\n{answer.Output}```\n";
        string path = Repository.Path("docs", "reviews", name + ".md");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == page, $"docs/reviews/{name}.md is not what the tool says. Run with ACCEPT_SNAPSHOTS=1 and read the difference.");
    }

    // With the mistakes that the originals had, so with errors on both sides.
    private static (string, string, string) AsItWas(string name, string old, string @new) =>
        ($"{name}-as-it-was", $"tests/scoreboard/defects/{old}/as-it-was.hvae", $"tests/scoreboard/defects/{@new}/as-it-was.hvae");

    [Fact]
    public void The_index_lists_every_review() =>
        Assert.All(All, item => Assert.Contains($"]({item.Name}.md)", File.ReadAllText(Repository.Path("docs", "reviews", "README.md")), StringComparison.Ordinal));
}
