using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Oracles;

/// <summary>
/// The schedules of the historical runs against the tables that were recorded of them. The tables have four digits; a value is an epoch
/// and what the run used there.
/// </summary>
public sealed class HistoricalScheduleTests
{
    private static readonly Dictionary<string, Recorded> Tables = new()
    {
        ["beta of VAE A, versions 5.5 to 5.10: the warm-up goes to the start of the ramp"] = new(
            300,
            "ramp 0 -> 0.3 for 50 epochs then ramp 0.3 -> 0.8",
            "0 0, 25 0.15, 49 0.294, 50 0.3, 100 0.4, 200 0.6, 299 0.798"),
        ["beta of VAE B: a multiple of the other, not a lag"] = new(
            300,
            "0 for 50 epochs then jump A * 0.7068251811053659",
            "0 0, 49 0, 50 0.2120, 100 0.2827, 200 0.4241, 299 0.5640",
            ("A", "ramp 0 -> 0.3 for 50 epochs then ramp 0.3 -> 0.8")),
        ["temperature of VAE A: a cosine around a falling base, with a floor"] = new(
            300,
            "max(0.1, (base + base * (wave cosine -0.1 -> 0.1 period 30 epochs) for 250 epochs then jump base + (wave cosine -0.5 -> 0.5 period 30 epochs offset 10 epochs)))",
            "0 1.1, 15 0.8685, 249 0.4061, 250 0.1667, 255 0.1, 265 0.6317, 270 0.87",
            ("base", "ramp 1 -> 0.3")),
        ["temperature of VAE B: thirty epochs behind, until the last phase"] = new(
            300,
            "(delay 30 epochs base) for 250 epochs then jump 0.3",
            "0 0.9, 30 0.9, 120 0.69, 249 0.389, 250 0.3, 299 0.3",
            ("base", "ramp 0.9 -> 0.2")),
        ["cross-injection, gradients in balance"] = new(
            300,
            "0.1 for 40 epochs then ramp -> 0.3 for 80 epochs then ramp -> 0.7 over 80 epochs",
            "0 0.1, 39 0.1, 80 0.2, 120 0.3, 160 0.5, 200 0.7, 299 0.7"),
        ["cross-injection, gradients out of balance"] = new(
            300,
            "0.1 for 40 epochs then ramp -> 0.3 for 80 epochs then 0.3 for 130 epochs then jump 0.7",
            "0 0.1, 80 0.2, 120 0.3, 249 0.3, 250 0.7"),
        ["lambda 3: 0.3 - 0.15 sin(2 pi e / 30)"] = new(
            300,
            "wave sine 0.15 -> 0.45 period 30 epochs offset 15 epochs",
            "0 0.3, 7.5 0.15, 15 0.3, 22.5 0.45, 30 0.3"),
        ["learning rate of version 5.5"] = new(
            400,
            "steps in epochs 0: 1e-3, 50: 5e-4, 120: 3e-4, 180: 1e-4, 220: 5e-5, 250: 2e-5, 300: 1e-5, 350: 5e-6",
            "0 1e-3, 49 1e-3, 50 5e-4, 179 3e-4, 180 1e-4, 300 1e-5, 399 5e-6"),
        ["learning rate of the methodology, to epoch 350"] = new(
            351,
            "cosine_restarts 1e-3 -> 1e-6 period 50 epochs growth 2",
            "0 1e-3, 25 5.005e-4, 49 1.986e-6, 50 1e-3, 100 5.005e-4, 149 1.246e-6, 150 1e-3, 250 5.005e-4, 299 1.529e-4, 349 1.062e-6"),
        ["learning rate of version 5.11 as a fraction: half is left at the end"] = new(101, "cosine_restarts 1 -> 0 period 20 epochs growth 2", "0 1, 20 1, 60 1, 100 0.5"),
        ["learning rate of version 5.12 as a fraction: it ends just after a restart"] = new(201, "cosine_restarts 1 -> 0 period 25 epochs growth 2", "175 1, 200 0.962"),
        ["learning rate of version 5.11.11 as a fraction"] = new(151, "cosine_restarts 1 -> 0 period 20 epochs growth 2", "140 1, 150 0.99"),
        ["cosine annealing of version 5.12.5, cut off after 15, 18 or 8 of its 50 epochs"] = new(50, "ramp 1 -> 0 cosine", "7 0.95, 14 0.82, 17 0.74"),
        ["cyclical beta of the learned optimiser: a raised sine"] = new(
            60,
            "wave sine 0 -> 0.1 period 50 epochs",
            "0 0.05, 12 0.0999, 13 0.0999, 25 0.05, 37 0.0001, 38 0.0001, 49 0.0437, 50 0.05"),
        ["cyclic beta of the bioinformatics runs: a falling half cosine that starts over"] = new(
            40,
            "cosine_restarts 1 -> 0 period 20 epochs",
            "0 1, 5 0.8536, 10 0.5, 15 0.1464, 19 0.0062, 20 1"),
        ["ranking weight of version 5.8, in its second phase"] = new(
            200,
            "0 for 100 epochs then jump ramp 0.3 -> 0.8 over 50 epochs",
            "99 0, 100 0.3, 125 0.55, 150 0.8, 199 0.8"),
        ["curriculum of version 5.11: full at 70% of the run"] = new(100, "ramp 0 -> 1 over 70%", "0 0, 35 0.5, 70 1, 99 1"),
        ["difficulty of the methodology's sampler"] = new(100, "ramp 0 -> 1 over 10 epochs", "0 0, 1 0.1, 9 0.9, 10 1"),
        ["beta of VAE B in phase 4 as the text means it"] = new(
            100,
            "0 for 40 epochs then ramp -> 0.1 for 10 epochs then jump ramp 0.5 -> 1",
            "39 0, 45 0.05, 50 0.5, 75 0.75"),
    };

    public static TheoryData<string> Names => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_table_is_reproduced(string name)
    {
        Recorded recorded = Tables[name];
        string others = string.Concat(recorded.Signals.Select(signal => $"  signal {signal.Name} in 0..10 = {signal.Schedule}\n"));
        string text = Sample.Of(others + $"  signal s in 0..10 = {recorded.Schedule}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n", recorded.Epochs);
        SignalTimeline timeline = Timelines.Compile(text).FindSignal("s")!.Timeline!;
        foreach ((double time, double value, double halfDigit) in recorded.Points)
            Assert.True(Math.Abs(value - timeline.At(time)) <= halfDigit, $"epoch {time}: {value} was recorded, the schedule has {timeline.At(time):R}");
    }

    /// <summary>A table: pairs of an epoch and the value as it was written, so that half a unit of its last digit is the tolerance.</summary>
    private sealed record Recorded(int Epochs, string Schedule, string Table, params (string Name, string Schedule)[] Signals)
    {
        public IEnumerable<(double Time, double Value, double HalfDigit)> Points =>
            Table.Split(", ").Select(pair => pair.Split(' ')).Select(pair => (Number(pair[0]), Number(pair[1]), HalfDigit(pair[1])));

        private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        private static double HalfDigit(string text)
        {
            string[] parts = text.Split('e');
            int point = parts[0].IndexOf('.');
            int decimals = point < 0 ? 4 : parts[0].Length - point - 1;
            int exponent = parts.Length == 1 ? 0 : (int)Number(parts[1]);
            return 0.5000001 * Math.Pow(10, exponent - decimals);
        }
    }
}
