using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Links between pages, and from pages to files of the repository, lead somewhere.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Documents.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Relative_links_resolve(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Documents.Folder, page))!;
        string text = Fence().Replace(Documents.Read(page), "");
        foreach (string target in Link().Matches(text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? Path.Combine(Documents.Folder, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page} links to {target}, which does not exist.");
            if (parts.Length == 2)
                Assert.True(Anchors(File.ReadAllText(path)).Contains(parts[1]), $"{page} links to {target}, but that page has no such heading.");
        }
    }

    /// <summary>Every record is in the index under its own title, and every number is used once.</summary>
    [Fact]
    public void The_decisions_are_indexed()
    {
        string[] records = [.. Documents.Pages.Where(page => page.StartsWith("decisions/0", StringComparison.Ordinal))];
        string index = Documents.Read("decisions/README.md");
        foreach (string record in records)
            Assert.Contains($"[{Documents.Read(record).Split('\n')[0][2..]}]({Path.GetFileName(record)})", index, StringComparison.Ordinal);
        // Branches reserve numbers, so one may be missing; none may stand twice.
        Assert.Distinct(records.Select(record => Path.GetFileName(record)[..4]));
    }

    private static HashSet<string> Anchors(string markdown) =>
        [.. Heading().Matches(Fence().Replace(markdown.ReplaceLineEndings("\n"), ""))
            .Select(match => Dropped().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
