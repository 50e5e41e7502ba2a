using System.Text.Json;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>Schedules against PyTorch and the paper on cyclical annealing (tests/oracles/schedules says how the values were made).</summary>
public sealed class ScheduleOracleTests
{
    private static readonly JsonElement[] Schedules = Load();

    public static TheoryData<string> Sources => [.. Schedules.Select(item => item.GetProperty("source").GetString()!)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_epoch_agrees_with_the_source(string source)
    {
        JsonElement oracle = Schedules.Single(item => item.GetProperty("source").GetString() == source);
        double[] expected = [.. oracle.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        SignalTimeline timeline = Timelines.Of(oracle.GetProperty("schedule").GetString()!, oracle.GetProperty("epochs").GetInt32());
        Assert.Equal(oracle.GetProperty("epochs").GetInt32(), expected.Length);
        double scale = expected.Max(Math.Abs);
        for (int epoch = 0; epoch < expected.Length; epoch++)
            Assert.True(Math.Abs(expected[epoch] - timeline.At(epoch)) <= 1e-12 * scale, $"epoch {epoch}: {expected[epoch]:R} and {timeline.At(epoch):R}");
    }

    private static JsonElement[] Load()
    {
        string file = Repository.Path("tests", "oracles", "schedules", "schedules.json");
        return [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("schedules").EnumerateArray()];
    }
}
