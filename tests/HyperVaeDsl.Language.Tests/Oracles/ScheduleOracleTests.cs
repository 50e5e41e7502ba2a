using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>Schedules against libraries, papers and published code (tests/oracles/schedules/README.md says how the values were made).</summary>
public sealed partial class ScheduleOracleTests
{
    /// <summary>Singular forms of units.</summary>
    private static readonly string[] Singulars = ["epoch", "step", "sample"];

    public static TheoryData<string> Cases => [.. ScheduleOracle.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_recorded_time_agrees_with_the_source(string name)
    {
        ScheduleOracle oracle = ScheduleOracle.All[name];
        SignalTimeline timeline = Timelines.Compile(oracle.Text).FindSignal("s")!.Timeline!;
        Assert.Equal(oracle.Times.Length, oracle.Values.Length);
        double bound = oracle.Tolerance * oracle.Values.Max(Math.Abs);
        for (int i = 0; i < oracle.Times.Length; i++)
        {
            double actual = timeline.At(oracle.Times[i]);
            Assert.True(
                Math.Abs(oracle.Values[i] - actual) <= bound,
                $"{oracle.Origin}, {oracle.Name}({oracle.Arguments})\n{oracle.Schedule}\nepoch {oracle.Times[i]:R}: the source has {oracle.Values[i]:R}, the schedule {actual:R}");
        }
    }

    /// <summary>Each word of the productions of the reference that make a schedule stands in a case.</summary>
    [Fact]
    public void Every_operator_and_shape_has_an_oracle()
    {
        string reference = File.ReadAllText(Repository.Path("docs", "language.md"));
        string grammar = reference[reference.LastIndexOf("```text", StringComparison.Ordinal)..];
        Dictionary<string, string> productions = Production().Matches(grammar).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        // What is passed to a preset stands in its schedule.
        HashSet<string> seen = ["call"];
        Queue<string> open = new(["schedule"]);
        HashSet<string> words = [];
        while (open.TryDequeue(out string? name))
        {
            if (!seen.Add(name) || !productions.TryGetValue(name, out string? body))
                continue;
            words.UnionWith(Terminal().Matches(body).Select(match => match.Groups[1].Value));
            foreach (Match part in NonTerminal().Matches(Quoted().Replace(body, " ")))
                open.Enqueue(part.Value);
        }

        Assert.Contains("cosine_restarts", words);
        HashSet<string> used = [.. ScheduleOracle.All.Values.SelectMany(oracle => Word().Matches(oracle.Schedule)).Select(match => match.Value)];
        // What continues is the schedule of another phase; ContinueTests compare it with that of one phase.
        Assert.Empty(words.Except(used).Except(Singulars).Except(["continue"]).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^(\w+)\s*=((?:[^;""]|""[^""]*"")*);", RegexOptions.Multiline)]
    private static partial Regex Production();

    [GeneratedRegex("\"([a-z][a-z_]+)\"")]
    private static partial Regex Terminal();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex NonTerminal();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Word();
}
