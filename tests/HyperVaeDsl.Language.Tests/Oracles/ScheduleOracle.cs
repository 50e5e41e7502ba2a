using System.Text.Json;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>One case of tests/oracles/schedules: what a library, a paper or published code says, and the schedule that must say the same.</summary>
/// <param name="Origin">Library and version.</param>
/// <param name="Name">Function or paper.</param>
/// <param name="Arguments">Its arguments or formula.</param>
/// <param name="Schedule">The words of the language.</param>
/// <param name="Signals">Other signals that the schedule names.</param>
/// <param name="Epochs">Length of the run.</param>
/// <param name="Tolerance">Largest difference, relative to the largest value of the case.</param>
/// <param name="Times">Times in epochs.</param>
/// <param name="Values">The values at these times.</param>
internal sealed record ScheduleOracle(
    string Origin,
    string Name,
    string Arguments,
    string Schedule,
    IReadOnlyDictionary<string, string> Signals,
    int Epochs,
    double Tolerance,
    double[] Times,
    double[] Values)
{
    /// <summary>All cases, by file and place in it.</summary>
    public static IReadOnlyDictionary<string, ScheduleOracle> All { get; } = Load();

    /// <summary>The methodology whose signal `s` is the schedule.</summary>
    public string Text
    {
        get
        {
            string others = string.Concat(Signals.Select(signal => $"  signal {signal.Key} in -1000..1000 = {signal.Value}\n"));
            return Sample.Of(others + $"  signal s in 0..1000 = {Schedule}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n", Epochs);
        }
    }

    private static Dictionary<string, ScheduleOracle> Load()
    {
        Dictionary<string, ScheduleOracle> all = [];
        foreach (string file in Directory.GetFiles(Repository.Path("tests", "oracles", "schedules"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            int place = 0;
            foreach (JsonElement item in root.GetProperty("cases").EnumerateArray())
            {
                all.Add($"{Path.GetFileNameWithoutExtension(file)} {++place}: {item.GetProperty("name").GetString()}", new ScheduleOracle(
                    $"{root.GetProperty("origin").GetString()} {root.GetProperty("version").GetString()}",
                    item.GetProperty("name").GetString()!,
                    item.GetProperty("arguments").GetString()!,
                    item.GetProperty("hvae").GetString()!,
                    item.GetProperty("signals").EnumerateObject().ToDictionary(signal => signal.Name, signal => signal.Value.GetString()!),
                    item.GetProperty("epochs").GetInt32(),
                    item.GetProperty("tolerance").GetDouble(),
                    [.. item.GetProperty("times").EnumerateArray().Select(value => value.GetDouble())],
                    [.. item.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]));
            }
        }

        return all;
    }
}
