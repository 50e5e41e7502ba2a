using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Reviews;

/// <summary>docs/reviews holds what the tool says of the changes that the methodologies went through; ACCEPT_SNAPSHOTS=1 writes it anew.</summary>
public sealed class ReviewTests
{
    private static readonly string Folder = Repository.Path("docs", "reviews");

    private static bool Accepts => Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    public static TheoryData<string> Names => [.. HistoryReviews.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_review_is_what_the_tool_says(string name)
    {
        Review review = HistoryReviews.All.Single(item => item.Name == name);
        using Tool tool = new();
        string report = Path.Combine(tool.Folder, name + ".md");
        Tool.Run("diff", Repository.Path(review.Old.Split('/')), Repository.Path(review.New.Split('/')), "--methods", "--format", "markdown", "--svg", Path.Combine(tool.Folder, "pictures"), "--output", report);
        Same(name + ".md", Page(review, File.ReadAllText(report)));
        foreach (string picture in Directory.Exists(Path.Combine(tool.Folder, "pictures")) ? Directory.GetFiles(Path.Combine(tool.Folder, "pictures")) : [])
            Same($"pictures/{Path.GetFileName(picture)}", File.ReadAllText(picture));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_review_lets_one_catch_is_said_in_it(string name)
    {
        Review review = HistoryReviews.All.Single(item => item.Name == name);
        string text = string.Join(' ', Tool.Run("diff", Repository.Path(review.Old.Split('/')), Repository.Path(review.New.Split('/')), "--full").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEmpty(review.Catches);
        Assert.All(review.Catches.SelectMany(item => item.Said), words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_variant_of_the_history_has_a_review()
    {
        string[] variants = [.. Directory.GetFiles(Repository.Path("examples", "history"), "v5_12_5_*.hvae").Select(path => Path.GetFileNameWithoutExtension(path)["v5_12_5_".Length..])];
        Assert.NotEmpty(variants);
        Assert.All(variants, name => Assert.Contains(HistoryReviews.All, review => review.Name == $"v5_12_4-to-{name}"));
        Assert.All(variants, name => Assert.Contains(HistoryReviews.All, review => review.Name == $"v5_12_4-to-{name}-as-it-was"));
    }

    [Fact]
    public void The_index_lists_every_review()
    {
        StringBuilder page = new("""
            # Reviews of the real history

            What [`hvae diff`](../diff.md) says of changes that the methodologies went through, in the form in which it is posted to a pull request, written by the tool and compared by a test.
            `examples/history` holds the methodologies as their authors meant them, `tests/scoreboard/defects` as they really were. The test also holds that the tool's own words say what a reviewer
            is to catch.


            """.ReplaceLineEndings("\n"));
        Table("as-it-was", isWanted: false, "As they were meant");
        page.Append("""

            The same with the mistakes that the originals had. Both sides have errors, so what could be understood is compared, and what the errors leave open is said:


            """.ReplaceLineEndings("\n"));
        Table("as-it-was", isWanted: true, "As they were");
        Same("README.md", page.ToString());

        void Table(string ending, bool isWanted, string title)
        {
            page.Append($"| {title} | What a reviewer catches |\n|---|---|\n");
            foreach (Review review in HistoryReviews.All.Where(review => review.Name.EndsWith(ending, StringComparison.Ordinal) == isWanted))
                page.Append($"| [{review.Title}]({review.Name}.md) | {string.Join(' ', review.Catches.Select(item => item.Sentence))} |\n");
        }
    }

    private static string Page(Review review, string report) => $"""
        # {review.Title}

        {string.Join('\n', review.Catches.Select(item => $"- {item.Sentence}"))}

        What the tool says, by `hvae diff {review.Old} {review.New} --methods --format markdown --svg pictures`:

        {report}
        """.ReplaceLineEndings("\n");

    private static void Same(string name, string content)
    {
        string path = Path.Combine(Folder, name);
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == content, $"docs/reviews/{name} is not what the tool says. Run with ACCEPT_SNAPSHOTS=1 and read the difference.");
    }
}
