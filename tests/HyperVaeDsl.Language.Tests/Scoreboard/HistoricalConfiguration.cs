using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>A configuration as its original really was, judged against the list of its documented defects.</summary>
internal sealed class HistoricalConfiguration
{
    private static readonly string Folder = Repository.Path("tests", "scoreboard", "defects");

    private readonly HvaeCompilation compilation;
    private readonly HashSet<Diagnostic> explained = [];

    private HistoricalConfiguration(string name)
    {
        Name = name;
        compilation = HvaeCompiler.Compile("as-it-was.hvae", File.ReadAllText(Path.Combine(Folder, name, "as-it-was.hvae")));
        Defects = Read();
        Caught = [.. Defects.Where(IsCaught)];
        Unlisted = [.. compilation.Diagnostics.Where(item => !explained.Contains(item))];
    }

    /// <summary>All 36, each judged once.</summary>
    public static IReadOnlyList<HistoricalConfiguration> All { get; } =
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).Select(name => new HistoricalConfiguration(name))];

    /// <summary>The name of its folder, which is that of its corrected file in examples/history.</summary>
    public string Name { get; }

    /// <summary>The documented defects.</summary>
    public IReadOnlyList<Defect> Defects { get; private set; }

    /// <summary>Those that the compiler reports at their place, or refuses to read.</summary>
    public IReadOnlyList<Defect> Caught { get; private set; }

    /// <summary>Those that could be caught and are not.</summary>
    public IEnumerable<Defect> Missed => Defects.Where(defect => defect.IsDecidable).Except(Caught);

    /// <summary>Findings that no listed defect explains.</summary>
    public IReadOnlyList<Diagnostic> Unlisted { get; }

    /// <summary>Takes "missed: reason" from the lines of what is caught now.</summary>
    public void ForgetAnsweredMisses()
    {
        string path = Path.Combine(Folder, Name, "defects.txt");
        string[] lines = [.. File.ReadAllLines(path).Where(line => line.Length > 0).Select(line => Defect.Parse(line) is { Missed.Length: > 0 } defect && IsCaught(defect) ? line[..line.LastIndexOf(" | ", StringComparison.Ordinal)] : line)];
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        Defects = Read();
        Caught = [.. Defects.Where(IsCaught)];
    }

    /// <summary>A finding in one line.</summary>
    public string Format(Diagnostic finding) => finding.Format(compilation.Text);

    private Defect[] Read() => [.. File.ReadAllLines(Path.Combine(Folder, Name, "defects.txt")).Where(line => line.Length > 0).Select(Defect.Parse)];

    private bool IsCaught(Defect defect) => defect.Proof switch
    {
        Proof.Found => IsFound(defect),
        Proof.FoundNext => IsFoundNext(defect),
        Proof.Refused => IsRefused(defect),
        _ => false,
    };

    // A finding explains a defect if its code is expected and it stands at the line with the words.
    private bool IsFound(Defect defect)
    {
        string[] lines = Lines(compilation.Text.Content);
        string words = Plain(defect.Words);
        Assert.True(lines.Any(line => Plain(line).Contains(words, StringComparison.Ordinal)), $"{Name}: no line has the words '{defect.Words}'.");
        Diagnostic[] findings = [.. compilation.Diagnostics.Where(item => defect.Codes.Contains(item.Code) && Plain(lines[LineOf(item, compilation)]).Contains(words, StringComparison.Ordinal))];
        explained.UnionWith(findings);
        return findings.Length > 0;
    }

    // Before the cure it must not be found: then nothing hides it.
    private bool IsFoundNext(Defect defect)
    {
        List<string> lines = [.. Lines(compilation.Text.Content)];
        foreach ((string words, string? line) in defect.Cures)
        {
            int at = lines.FindIndex(candidate => Plain(candidate).Contains(Plain(words), StringComparison.Ordinal));
            Assert.True(at >= 0, $"{Name}: no line has the words '{words}'.");
            int last = lines[at].EndsWith('{') && line == null ? lines.FindIndex(at, candidate => candidate == "  }") : at;
            lines.RemoveRange(at, last - at + 1);
            if (line != null)
                lines.Insert(at, "  " + line);
        }
        HvaeCompilation cured = HvaeCompiler.Compile("cured.hvae", string.Join('\n', lines));
        return Has(cured) && !Has(compilation);

        bool Has(HvaeCompilation of) => of.Diagnostics.Any(item => defect.Codes.Contains(item.Code) && Plain(Lines(of.Text.Content)[LineOf(item, of)]).Contains(Plain(defect.Words), StringComparison.Ordinal));
    }

    // The attempt must be refused at its own line.
    private bool IsRefused(Defect defect)
    {
        List<string> lines = [.. Lines(compilation.Text.Content)];
        int at = defect.Instead.Length == 0
            ? lines.FindLastIndex(line => line == "}")
            : lines.FindIndex(line => Plain(line).Contains(Plain(defect.Instead), StringComparison.Ordinal));
        Assert.True(at >= 0, $"{Name}: no line has the words '{defect.Instead}'.");
        if (defect.Instead.Length > 0)
            lines.RemoveAt(at);
        lines.Insert(at, "  " + defect.Words);
        HvaeCompilation attempt = HvaeCompiler.Compile("attempt.hvae", string.Join('\n', lines));
        return attempt.Diagnostics.Any(item => item.Severity == Severity.Error && defect.Codes.Contains(item.Code) && LineOf(item, attempt) == at);
    }

    private static int LineOf(Diagnostic finding, HvaeCompilation of) => of.Text.PositionOf(finding.Span.Start).Line - 1;

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    // Columns are aligned with spaces, which say nothing.
    private static string Plain(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
