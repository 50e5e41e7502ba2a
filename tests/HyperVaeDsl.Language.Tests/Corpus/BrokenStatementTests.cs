using System.Text;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>
/// Every statement of the language, broken in every place: a mistake is reported once, where it is. The messages are checked in, so that
/// they are read when they change.
/// </summary>
public sealed partial class BrokenStatementTests
{
    private const int Fewest = 3;

    // Rules that are words.
    private static readonly string[] Words = ["name", "new", "number", "text"];

    private static readonly string Folder = Repository.Path("tests", "corpus", "broken");

    private static readonly string[] Names =
        [.. Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Where(name => name.Count(c => c == '.') == 1).Select(name => name[..^4]).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases => [.. Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_reported_once_and_where_it_is(string name)
    {
        StringBuilder report = new();
        List<string> wrong = [];
        (string place, _, string[] statements) = Read(name);
        foreach (string statement in statements)
        {
            report.Append("= ").Append(statement).Append('\n');
            HashSet<string> before = [.. Errors(place, "").Concat(Errors(place, statement)).Select(error => error.Code + error.Message)];
            foreach (BrokenStatement broken in BrokenStatement.Of(statement))
            {
                Diagnostic[] errors = [.. Errors(place, broken.Text).Where(error => !before.Contains(error.Code + error.Message))];
                // What can be read and means something wrong is the business of other tests.
                if (!errors.Any(IsOfReading))
                    continue;
                foreach (Diagnostic error in errors)
                    report.Append(broken.How).Append(": ").Append(Show(error, place, broken.Text)).Append('\n');
                int start = Surroundings.Before(place).Length;
                if (errors.Length > 1 || errors[0].Span.Start < start || errors[0].Span.Start > End(place, broken.Text))
                    wrong.Add($"{broken.How}: {broken.Text}\n    {string.Join("\n    ", errors.Select(error => Show(error, place, broken.Text)))}");
            }
        }
        Snapshot.Match(Folder, name, report.ToString());
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_rule_of_the_grammar_is_broken_in_several_ways()
    {
        string reference = File.ReadAllText(Repository.Path("docs", "language.md"));
        string[] rules = [.. RuleName().Matches(reference[reference.IndexOf("\n## Grammar", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];
        Assert.Contains("constant_term", rules);
        Dictionary<string, int> broken = rules.ToDictionary(rule => rule, _ => 0);
        foreach (string name in Names)
        {
            (_, string[] ofFile, _) = Read(name);
            int count = File.ReadLines(Path.Combine(Folder, name + ".verified.txt")).Count(line => !line.StartsWith('='));
            foreach (string rule in ofFile)
                broken[rule] += count;
        }
        Assert.Empty(broken.Where(rule => rule.Value < Fewest && !Words.Contains(rule.Key)).Select(rule => rule.Key));
    }

    private static bool IsOfReading(Diagnostic error) => error.Code.StartsWith("HV01", StringComparison.Ordinal);

    private static IEnumerable<Diagnostic> Errors(string place, string statement) =>
        HvaeCompiler.Compile("broken.hvae", Surroundings.Before(place) + statement + Surroundings.After(place)).Diagnostics.Where(item => item.Severity == Severity.Error);

    // The line of a statement that goes on with the next one ends at the first word of that.
    private static int End(string place, string statement)
    {
        string after = Surroundings.After(place);
        return Surroundings.Before(place).Length + statement.Length + after.Length - after.TrimStart().Length;
    }

    private static string Show(Diagnostic error, string place, string statement)
    {
        int start = error.Span.Start - Surroundings.Before(place).Length;
        string at = start < 0 ? "before it" : start >= statement.Length ? "behind it" : statement[start..Math.Min(statement.Length, start + error.Span.Length)].ReplaceLineEndings("⏎");
        return $"[{at}] {error.Code} {error.Message}";
    }

    private static (string Place, string[] Rules, string[] Statements) Read(string name)
    {
        string[] parts = File.ReadAllText(Path.Combine(Folder, name + ".txt")).ReplaceLineEndings("\n").TrimEnd().Split("\n\n");
        string[] head = parts[0].Split('\n');
        return (head[0]["in ".Length..], head[1].Split(' ')[1..], parts[1..]);
    }

    [GeneratedRegex(@"^([a-z_]+) *=", RegexOptions.Multiline)]
    private static partial Regex RuleName();
}
