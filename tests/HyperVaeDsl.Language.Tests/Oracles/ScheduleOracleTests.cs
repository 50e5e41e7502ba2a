using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>Schedules against libraries, papers and published code (tests/oracles/schedules/README.md says how the values were made).</summary>
public sealed class ScheduleOracleTests
{
    public static TheoryData<string> Cases => [.. ScheduleOracle.All.Where(item => ScheduleOracle.Words.IsSupersetOf(item.Value.Tokens) && (item.Value.Signals.Count == 0 || ScheduleOracle.Words.Contains("delay"))).Select(item => item.Key)];

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
}
