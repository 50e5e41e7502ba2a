using System.Text;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>docs/diagnostics/fixes.md lists the codes that carry fixes, as the corpus of mistakes shows them.</summary>
public sealed class FixTableTests
{
    /// <summary>With ACCEPT_SNAPSHOTS=1 the page is rewritten instead.</summary>
    [Fact]
    public void The_table_is_what_the_corpus_shows()
    {
        string path = Path.Combine(Documents.Folder, "diagnostics/fixes.md");
        string[] page = File.ReadAllText(path).ReplaceLineEndings("\n").Split("| Code |");
        string expected = page[0] + Table();
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, string.Join("| Code |", page));
    }

    private static string Table()
    {
        SortedDictionary<string, (string? Certain, string? Choice)> found = new(StringComparer.Ordinal);
        string corpus = Path.Combine(Documents.Root, "tests", "corpus", "invalid");
        foreach (string folder in Directory.GetDirectories(corpus).Order(StringComparer.Ordinal))
        {
            HvaeCompilation compilation = HvaeCompiler.Compile("input.hvae", File.ReadAllText(Path.Combine(folder, "input.hvae")), new HvaeOptions { Resolve = (importer, import) => Read(folder, ImportPath.Resolve(importer, import)) });
            foreach ((Diagnostic finding, Fix fix) in compilation.Diagnostics.SelectMany(finding => finding.Fixes.Select(fix => (finding, fix))))
            {
                (string? certain, string? choice) = found.GetValueOrDefault(finding.Code);
                found[finding.Code] = fix.Applicability == Applicability.Certain ? (certain ?? fix.Title, choice) : (certain, choice ?? fix.Title);
            }
        }
        StringBuilder table = new("| Code | Title | A certain fix, for example | A possible fix, for example |\n|---|---|---|---|\n");
        foreach ((string code, (string? certain, string? choice)) in found)
            table.Append($"| [{code}]({code}.md) | {Rules.All.Single(rule => rule.Code == code).Title} | {Cell(certain)} | {Cell(choice)} |\n");
        return table.ToString();
    }

    private static string Cell(string? title) => title == null ? "" : title.Replace("|", "\\|", StringComparison.Ordinal);

    private static SourceFile? Read(string folder, string path)
    {
        string file = Path.Combine(folder, path);
        return File.Exists(file) ? new SourceFile(path, File.ReadAllText(file)) : null;
    }
}
