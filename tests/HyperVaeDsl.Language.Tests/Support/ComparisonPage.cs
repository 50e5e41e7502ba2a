namespace HyperVaeDsl.Tests.Support;

/// <summary>
/// The generated parts of docs/diff.md, each between a "begin" and an "end" comment. They are compared with what tests find; ACCEPT_SNAPSHOTS=1
/// writes them instead.
/// </summary>
internal static class ComparisonPage
{
    private static readonly Lock Writing = new();
    private static readonly string Page = Repository.Path("docs", "diff.md");

    public static void Match(string part, string text)
    {
        lock (Writing)
        {
            string page = File.ReadAllText(Page).ReplaceLineEndings("\n");
            string begin = $"<!-- begin {part} -->\n";
            int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int end = page.IndexOf($"<!-- end {part} -->", StringComparison.Ordinal);
            Assert.True(start >= begin.Length && end >= start, $"docs/diff.md has no part '{part}'.");
            if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
                File.WriteAllText(Page, page[..start] + text + page[end..]);
            else
                Assert.True(page[start..end] == text, $"The part '{part}' of docs/diff.md is not what is found. Run with ACCEPT_SNAPSHOTS=1 and read the difference. Found:\n{text}");
        }
    }
}
