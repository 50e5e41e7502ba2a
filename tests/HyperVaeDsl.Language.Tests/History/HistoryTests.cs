using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.History;

/// <summary>Every historical configuration can be said, compiles, and has the signals that were reviewed.</summary>
public sealed class HistoryTests
{
    private const int Rows = 25;

    public static TheoryData<string> Files => [.. HistoryFiles.Concrete];

    [Fact]
    public void There_are_36_of_them() => Assert.Equal(36, HistoryFiles.Concrete.Count);

    [Theory]
    [MemberData(nameof(Files))]
    public void It_compiles_and_its_signals_are_as_verified(string file)
    {
        HvaeCompilation compilation = HistoryFiles.Compile(file);
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Methodology methodology = Assert.IsType<Methodology>(compilation.Methodology);
        string folder = Repository.Path("tests", "corpus", "history", Path.GetFileNameWithoutExtension(file));
        Directory.CreateDirectory(folder);
        Snapshot.Match(folder, "diagnostics", Report.Of(compilation));
        Snapshot.Match(folder, "signals", Signals(methodology));
    }

    [Fact]
    public void The_generated_code_compiles_without_warnings()
    {
        string[] sources = [.. HistoryFiles.Concrete.Select((file, i) =>
        {
            HvaeCompilation compilation = HistoryFiles.Compile(file);
            return CSharpEmitter.Emit(compilation, $"History{i}");
        })];
        Assert.Empty(CSharp.Complaints(sources));
    }

    [Fact]
    public void The_family_tree_of_the_documentation_is_that_of_the_files()
    {
        string page = File.ReadAllText(Repository.Path("docs", "history.md"));
        IEnumerable<string> rows = page.Split('\n').Where(line => line.Contains(".hvae)", StringComparison.Ordinal) && line.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        List<(int Depth, string File)> listed = [.. rows.Select(row => (row.Length - row.TrimStart().Length, row[(row.IndexOf("history/", StringComparison.Ordinal) + 8)..row.IndexOf(".hvae)", StringComparison.Ordinal)] + ".hvae"))];
        Assert.Equal(HistoryFiles.All(), listed.Select(item => item.File).Order(StringComparer.Ordinal));
        for (int i = 0; i < listed.Count; i++)
        {
            string expected = HistoryFiles.Heading(listed[i].File).Base;
            int parent = listed.FindLastIndex(i, item => item.Depth < listed[i].Depth);
            Assert.Equal(expected, parent < 0 ? "" : HistoryFiles.Heading(listed[parent].File).Name);
        }
    }

    [Fact]
    public void All_41_features_are_written_with_the_words_that_the_documentation_says()
    {
        string page = File.ReadAllText(Repository.Path("docs", "history.md"));
        string[][] rows = [.. page[page.IndexOf("| Feature |", StringComparison.Ordinal)..].Split('\n').Skip(2).Where(line => line.StartsWith('|')).Select(line => line.Split('|'))];
        Assert.Equal(41, rows.Length);
        foreach (string[] row in rows)
        {
            string file = row[3][(row[3].IndexOf('[', StringComparison.Ordinal) + 1)..row[3].IndexOf(']', StringComparison.Ordinal)];
            Assert.Contains(row[2].Trim().Trim('`'), HistoryFiles.Text(file), StringComparison.Ordinal);
        }
    }

    private static string Signals(Methodology methodology)
    {
        using StringWriter writer = new();
        double step = Math.Max(1, Math.Ceiling((double)methodology.Epochs / Rows));
        List<double> times = [];
        for (double time = 0; time < methodology.Epochs; time += step)
            times.Add(time);
        times.Add(methodology.Epochs - 0.5);
        new SignalTable(methodology, times).WriteCsv(writer);
        return writer.ToString();
    }
}
