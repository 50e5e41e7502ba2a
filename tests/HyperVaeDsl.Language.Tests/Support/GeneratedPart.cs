namespace HyperVaeDsl.Tests.Support;

/// <summary>
/// The generated parts of a page of the documentation, each between a "begin" and an "end" comment. They are compared with what tests find;
/// ACCEPT_SNAPSHOTS=1 writes them instead.
/// </summary>
internal static class GeneratedPart
{
    // Tests of one page may run side by side.
    private static readonly Lock Writing = new();

    /// <summary>Compares a part of docs/diff.md.</summary>
    public static void OfComparisons(string part, string text) => Match("diff.md", part, text);

    /// <summary>Compares a part of docs/scoreboard.md.</summary>
    public static void OfScoreboard(string part, string text) => Match("scoreboard.md", part, text);

    private static void Match(string name, string part, string text)
    {
        string path = Repository.Path("docs", name);
        lock (Writing)
        {
            string page = File.ReadAllText(path).ReplaceLineEndings("\n");
            string begin = $"<!-- begin {part} -->\n";
            int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int end = page.IndexOf($"<!-- end {part} -->", StringComparison.Ordinal);
            Assert.True(start >= begin.Length && end >= start, $"docs/{name} has no part '{part}'.");
            if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
                File.WriteAllText(path, page[..start] + text + page[end..]);
            else
                Assert.True(page[start..end] == text, $"The part '{part}' of docs/{name} is not what is found. Run with ACCEPT_SNAPSHOTS=1 and read the difference. Found:\n{text}");
        }
    }
}
