using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests;

/// <summary>The comparison on the first page is what the tool says; ACCEPT_SNAPSHOTS=1 writes it anew.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- begin diff -->\n```text\n";
    private const string End = "```\n<!-- end diff -->";

    [Fact]
    public void The_comparison_is_that_of_the_two_lines_above_it()
    {
        string path = Repository.Path("README.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string[] lines = page.Split('\n');
        string cyclical = File.ReadAllText(Repository.Path("examples", "TernaryOperations", "Methodologies", "cyclical.hvae"));
        string old = Assert.Single(lines, line => line.StartsWith("-  signal", StringComparison.Ordinal))[1..];
        string @new = Assert.Single(lines, line => line.StartsWith("+  signal", StringComparison.Ordinal))[1..];
        Assert.Contains(old, cyclical, StringComparison.Ordinal);
        using Tool tool = new();
        Directory.CreateDirectory(Path.Combine(tool.Folder, "new"));
        string output = Tool.Run("diff", tool.File("cyclical.hvae", cyclical), tool.File("new/cyclical.hvae", cyclical.Replace(old, @new, StringComparison.Ordinal))).Output;
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, begin, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, page = page[..begin] + output + page[end..]);
        Assert.Contains(Begin + output + End, page, StringComparison.Ordinal);
    }
}
