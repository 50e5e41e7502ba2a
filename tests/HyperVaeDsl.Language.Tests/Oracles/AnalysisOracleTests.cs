using System.Text.Json;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>Integrals and rates against mpmath with 40 digits (tests/oracles/analysis), which knows the formulas of the reference and no antiderivative.</summary>
public sealed class AnalysisOracleTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(Repository.Path("tests", "oracles", "analysis", "analysis.json"))).RootElement.GetProperty("cases").EnumerateArray()];

    public static TheoryData<int, string> All
    {
        get
        {
            TheoryData<int, string> all = [];
            for (int i = 0; i < Cases.Length; i++)
                all.Add(i, $"{Cases[i].GetProperty("hvae").GetString()} from {Cases[i].GetProperty("from").GetDouble()}");
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_enclosure_of_an_integral_holds_it_and_is_as_narrow_as_promised(int number, string name)
    {
        JsonElement item = Cases[number];
        (double from, double to) = (item.GetProperty("from").GetDouble(), item.GetProperty("to").GetDouble());
        SignalTimeline timeline = TimelineOf(item);
        Interval found = Integrals.Of(timeline, from, to);
        double expected = item.GetProperty("integral").GetDouble();
        double size = (to - from) * Math.Max(Math.Abs(timeline.Hull.Low), Math.Abs(timeline.Hull.High));
        // A step begins a billionth of a step early, so that one at a whole epoch is not missed by rounding.
        double rounding = name.Contains("staircase", StringComparison.Ordinal) ? 1e-9 * size : 1e-15 * size;
        Assert.InRange(expected, found.Low - rounding, found.High + rounding);
        double promised = item.GetProperty("kind").GetString() == "closed" ? 2.1 * Integrals.ClosedForm : 1e-6;
        Assert.True(found.High - found.Low <= promised * size, $"{name}: the enclosure {found} is {(found.High - found.Low) / size:E2} of its size wide");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_fastest_change_is_the_largest_derivative(int number, string name)
    {
        JsonElement item = Cases[number];
        (double from, double to) = (item.GetProperty("from").GetDouble(), item.GetProperty("to").GetDouble());
        Supremum fastest = default;
        foreach (Segment segment in TimelineOf(item).Segments.Where(segment => segment.Start < to && segment.End > from))
        {
            Supremum here = Rates.Fastest(segment.OnTheRun, Math.Max(from, segment.Start), Math.Min(to, segment.End), 1);
            if (here.Attained >= fastest.Attained)
                fastest = here;
        }
        if (item.GetProperty("infinite").GetBoolean())
            Assert.Equal(double.PositiveInfinity, fastest.Attained);
        if (item.GetProperty("rate").ValueKind != JsonValueKind.Number)
            return;
        // The slopes of a ramp are known in closed form; those of a calculation and of a cosine with an exponent are enclosed.
        double expected = item.GetProperty("rate").GetDouble();
        bool isCalculated = item.GetProperty("kind").GetString() == "enclosed";
        Assert.True(fastest.IsTight || isCalculated, name);
        Assert.InRange(fastest.Attained, expected * (isCalculated ? 1 - 1e-4 : 1 - 2e-8), expected * (1 + 2e-8));
        Assert.InRange(fastest.Bound, expected * (1 - 2e-8), expected * (isCalculated ? 1 + 1e-3 : 1 + 2e-8));
    }

    private static SignalTimeline TimelineOf(JsonElement item)
    {
        string others = string.Concat(item.GetProperty("signals").EnumerateObject().Select(signal => $"  signal {signal.Name} in -1000..1000 = {signal.Value.GetString()}\n"));
        string text = Sample.Of(others + $"  signal s in 0..1000 = {item.GetProperty("hvae").GetString()}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n", item.GetProperty("epochs").GetInt32());
        return Timelines.Compile(text).FindSignal("s")!.Timeline!;
    }
}
