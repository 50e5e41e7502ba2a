using System.Globalization;
using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>What the compiler makes of the 36 historical configurations as their originals really were.</summary>
public sealed class DefectBenchmark
{
    public static TheoryData<string> Names => [.. HistoricalConfiguration.All.Select(configuration => configuration.Name)];

    [Fact]
    public void There_are_36_and_each_has_its_corrected_file()
    {
        Assert.Equal(36, HistoricalConfiguration.All.Count);
        Assert.Equal(History.HistoryFiles.Concrete.Select(file => Path.GetFileNameWithoutExtension(file)), HistoricalConfiguration.All.Select(configuration => configuration.Name));
    }

    /// <summary>False alarms are counted the same way: what authors meant, and what is shipped, has none.</summary>
    [Fact]
    public void The_corrected_files_and_the_examples_have_no_error_and_no_warning()
    {
        IEnumerable<HvaeCompilation> corrected = History.HistoryFiles.Concrete.Select(History.HistoryFiles.Compile)
            .Concat(Repository.Shipped.Select(path => HvaeCompiler.Compile(Path.GetFileName(path), File.ReadAllText(path))));
        Assert.Empty(corrected.SelectMany(compilation => compilation.Diagnostics.Where(item => item.Severity is Severity.Error or Severity.Warning).Select(item => item.Format(compilation.Text))));
    }

    /// <summary>What is not caught has a reason, and no reason outlives its miss.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_miss_has_a_reason(string name)
    {
        HistoricalConfiguration configuration = HistoricalConfiguration.All.Single(item => item.Name == name);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            configuration.ForgetAnsweredMisses();
        foreach (Defect defect in configuration.Defects.Where(defect => defect.IsDecidable))
        {
            bool caught = configuration.Caught.Contains(defect);
            Assert.True(caught == (defect.Missed.Length == 0), caught ? $"{name}: {defect.Id} is caught now; remove 'missed': {defect.What}" : $"{name}: {defect.Id} is not caught, and no reason is given: {defect.What} [{string.Join(", ", defect.Codes)} {defect.Words}]");
        }
    }

    /// <summary>A finding that no documented defect explains is a false alarm, or a defect that belongs into the list.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_finding_is_a_documented_defect(string name)
    {
        HistoricalConfiguration configuration = HistoricalConfiguration.All.Single(item => item.Name == name);
        Assert.True(configuration.Unlisted.Count == 0, string.Join('\n', configuration.Unlisted.Select(configuration.Format)));
    }

    [Fact]
    public void The_page_has_the_table_of_the_configurations()
    {
        Defect[] all = [.. HistoricalConfiguration.All.SelectMany(item => item.Defects)];
        Defect[] caught = [.. HistoricalConfiguration.All.SelectMany(item => item.Caught)];
        int decidable = all.Count(defect => defect.IsDecidable);
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"**Of {all.Length} documented mistakes {decidable} can be decided, and {caught.Length} of these are caught ({100.0 * caught.Length / decidable:F1}%): {caught.Count(defect => defect.Proof == Proof.Found)} are reported at their place, {caught.Count(defect => defect.Proof == Proof.FoundNext)} as soon as the mistake that hides them is cured, {caught.Count(defect => defect.Proof == Proof.Refused)} cannot be said.**\n\n");
        table.Append("| Configuration | documented | reported at its place | once another is cured | cannot be said | caught | missed | out of reach | no defect here |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (HistoricalConfiguration configuration in HistoricalConfiguration.All)
            table.Append(Row($"[{configuration.Name}](../tests/scoreboard/defects/{configuration.Name}/defects.txt)", configuration.Defects, configuration.Caught));
        table.Append(Row("**all 36**", all, caught));
        int alarms = HistoricalConfiguration.All.Sum(item => item.Unlisted.Count);
        table.Append(CultureInfo.InvariantCulture, $"\nFindings that no documented defect explains: {alarms}.\n");
        GeneratedPart.OfScoreboard("configurations", table.ToString());
    }

    [Fact]
    public void The_page_has_the_table_of_the_kinds()
    {
        StringBuilder table = new("| Id | documented | reported at its place | once another is cured | cannot be said | caught | missed | out of reach | no defect here |\n|---|---|---|---|---|---|---|---|---|\n");
        Defect[] caught = [.. HistoricalConfiguration.All.SelectMany(item => item.Caught)];
        foreach (IGrouping<string, Defect> kind in HistoricalConfiguration.All.SelectMany(item => item.Defects).GroupBy(defect => defect.Id).OrderBy(kind => Order(kind.Key)).ThenBy(kind => kind.Key, StringComparer.Ordinal))
            table.Append(Row($"[{kind.Key}](verifier.md)", [.. kind], [.. caught.Where(defect => defect.Id == kind.Key)]));
        GeneratedPart.OfScoreboard("kinds", table.ToString());
    }

    [Fact]
    public void The_page_lists_every_miss_with_its_reason() => GeneratedPart.OfScoreboard("misses", List(
        configuration => configuration.Missed, defect => defect.Missed));

    [Fact]
    public void The_page_lists_what_is_out_of_reach() => GeneratedPart.OfScoreboard("beyond", List(
        configuration => configuration.Defects.Where(defect => defect.Proof == Proof.OutOfReach), defect => defect.Words));

    [Fact]
    public void The_page_lists_what_is_no_defect_here() => GeneratedPart.OfScoreboard("cured", List(
        configuration => configuration.Defects.Where(defect => defect.Proof == Proof.Cured), defect => defect.Words));

    private static string Row(string name, IReadOnlyCollection<Defect> defects, IReadOnlyCollection<Defect> caught)
    {
        int found = caught.Count(defect => defect.Proof == Proof.Found);
        int next = caught.Count(defect => defect.Proof == Proof.FoundNext);
        int refused = caught.Count(defect => defect.Proof == Proof.Refused);
        int decidable = defects.Count(defect => defect.IsDecidable);
        int beyond = defects.Count(defect => defect.Proof == Proof.OutOfReach);
        int cured = defects.Count(defect => defect.Proof == Proof.Cured);
        string share = decidable == 0 ? "-" : FormattableString.Invariant($"{caught.Count} of {decidable}");
        return FormattableString.Invariant($"| {name} | {defects.Count} | {found} | {next} | {refused} | {share} | {decidable - caught.Count} | {beyond} | {cured} |\n");
    }

    // One line for each kind and reason, with the configurations that have it.
    private static string List(Func<HistoricalConfiguration, IEnumerable<Defect>> of, Func<Defect, string> reason)
    {
        StringBuilder lines = new();
        foreach (IGrouping<(string Id, string Reason), (string Name, Defect Defect)> group in HistoricalConfiguration.All
            .SelectMany(item => of(item).Select(defect => (item.Name, Defect: defect)))
            .GroupBy(item => (item.Defect.Id, reason(item.Defect)))
            .OrderBy(group => Order(group.Key.Id)).ThenBy(group => group.Key.Id, StringComparer.Ordinal))
        {
            string[] names = [.. group.Select(item => item.Name).Distinct()];
            lines.Append(CultureInfo.InvariantCulture, $"- {group.Key.Id}: {group.First().Defect.What} {char.ToUpperInvariant(group.Key.Reason[0])}{group.Key.Reason[1..]} ({string.Join(", ", names)})\n");
        }
        return lines.Length == 0 ? "None.\n" : lines.ToString();
    }

    private static int Order(string id) => "KPBGCDLX".IndexOf(id[0], StringComparison.Ordinal);
}
