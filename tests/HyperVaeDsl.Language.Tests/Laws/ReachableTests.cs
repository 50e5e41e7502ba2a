using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// What the compiler calls reachable holds every value of every run of the runtime's own controllers, and where a law is monotone in its
/// metric a run attains the ends.
/// </summary>
public sealed class ReachableTests
{
    private const int Epochs = 8;
    private const double LargestRadius = 0.9;

    [Fact]
    public void No_run_leaves_what_is_reachable() => Law.Holds(400, Law.Seeds, seed =>
    {
        Random random = new(seed);
        (string text, (double, double)? skip) = RandomLoops(random);
        Methodology methodology = Timelines.Compile(text);
        for (int run = 0; run < 6; run++)
        {
            foreach ((double time, IReadOnlyDictionary<string, double> signals) in new LoopSimulator(methodology, Trajectory(random), run < 3 ? skip : null).Steps())
            {
                Interval reach = Reachable.ReachAt(methodology, "s", time, time)!.Value;
                Assert.True(reach.Contains(signals["s"]), FormattableString.Invariant($"{signals["s"]:R} at {time} is not in {reach.Low:R}..{reach.High:R}, seed {seed}\n{text}"));
            }
        }
    });

    [Fact]
    public void What_is_reachable_over_a_time_holds_what_is_reachable_within_it() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string text = RandomLoops(random).Text;
        // Of noise all is known only of whole steps.
        if (text.Contains("noise 0.4", StringComparison.Ordinal))
            return;
        Methodology methodology = Timelines.Compile(text);
        double from = random.NextDouble() * Epochs;
        double to = from + (random.NextDouble() * (Epochs - from));
        Interval whole = Reachable.ReachAt(methodology, "s", from, to)!.Value;
        double at = from + ((to - from) * random.NextDouble() * 0.999);
        Interval part = Reachable.ReachAt(methodology, "s", at, at)!.Value;
        Assert.True(whole.Low <= part.Low && part.High <= whole.High, FormattableString.Invariant($"{at} in {from}..{to}: {part} in {whole}"));
    });

    // The extremal run: the metric is at one end for some acts, then where nothing fires.
    [Theory]
    [InlineData("when kl > 7.5 scale s by 1.05\n when kl < 2.5 scale s by 0.95", "0.5", 5.0)]
    [InlineData("when kl > 7.5 scale s by 1.3\n when kl < 2.5 scale s by 0.6\n when mean_radius > 0.5 scale s by 1.1", "ramp 0.3 -> 0.9", 5.0)]
    [InlineData("when kl > 7.5 shift s by 0.04\n when kl < 2.5 shift s by -0.07", "0.5", 5.0)]
    [InlineData("when kl > 7.5 shift s by 0.04\n when kl < 2.5 shift s by -0.07", "ramp 0.8 -> 0.4 cosine", 5.0)]
    [InlineData("drive s by integral of mean_radius target 0.4 rate 0.1", "0.5", 0.4)]
    [InlineData("drive s by integral of mean_radius target 0.4 rate -0.1", "0.5", 0.4)]
    [InlineData("drive s by pi of mean_radius target 0.4 kp 0.05 ki 0.02", "0.5", 0.4)]
    [InlineData("drive s by pi of mean_radius target 0.4 kp -0.05 ki -0.02", "0.5", 0.4)]
    [InlineData("drive s by pi of mean_radius target 0.4 kp 0.05 ki 0.02 as_published", "0.5", 0.4)]
    [InlineData("drive s by geco of mean_radius target 0.4 rate 0.2", "0.5", 0.4)]
    [InlineData("drive s by sigmoid of mean_radius threshold 0.4 slope 3", "0.5", 0.4)]
    [InlineData("drive s by integral of mean_radius target aim rate 0.1", "0.5", 0.4)]
    public void Monotone_laws_attain_the_ends(string acts, string plan, double neutral)
    {
        ArgumentNullException.ThrowIfNull(acts);
        Methodology methodology = Timelines.Compile(Text(plan, $"  controller one every eval {{\n    {acts.Replace("\n", "\n   ", StringComparison.Ordinal)}\n    keep s in 0.25..1.2\n  }}\n", acts.Contains("aim", StringComparison.Ordinal) ? "  signal aim in 0..1 = ramp 0.3 -> 0.5\n" : ""));
        Dictionary<double, Interval> attained = [];
        foreach (bool high in new[] { false, true })
        {
            for (int acting = 0; acting <= Epochs; acting++)
            {
                double end = high ? 1 : 0;
                // At the start all that is known is that a metric may be no number.
                VaeMetrics Metrics(long step) => acting == 0 ? new VaeMetrics(double.NaN, 0, 0, 0, double.NaN, double.NaN, 0) : step <= acting * 39 ? new VaeMetrics(end, end, 0, end / 2, 20 * end, LargestRadius * end, end) : new VaeMetrics(0.5, 0.5, 0, 0.5, neutral, Math.Min(neutral, 0.4), 0.5);
                foreach ((double time, IReadOnlyDictionary<string, double> signals) in new LoopSimulator(methodology, Metrics).Steps())
                    attained[time] = attained.TryGetValue(time, out Interval before) ? before.Join(new Interval(signals["s"])) : new Interval(signals["s"]);
            }
        }

        foreach ((double time, Interval values) in attained)
        {
            Interval reach = Reachable.ReachAt(methodology, "s", time, time)!.Value;
            Assert.True(Math.Abs(reach.Low - values.Low) < 1e-9 && Math.Abs(reach.High - values.High) < 1e-9, FormattableString.Invariant($"at {time} {reach.Low:R}..{reach.High:R}, attained {values.Low:R}..{values.High:R}"));
        }
    }

    [Fact]
    public void Many_acts_are_one_closed_form()
    {
        Methodology methodology = Timelines.Compile(Text("0.5", "  controller one every step {\n    observe kl ema 0.9\n    when kl > 7.5 scale s by 1.0001\n    keep s in 0.1..1000\n  }\n", ""));
        Interval reach = Reachable.ReachAt(methodology, "s", 7, 7)!.Value;
        Assert.Equal(0.5, reach.Low);
        Assert.Equal(0.5 * Math.Pow(1.0001, 7 * 39), reach.High, 12);
    }

    // Metrics of all kinds: extreme, random, resting, alternating.
    private static Func<long, VaeMetrics> Trajectory(Random random)
    {
        int mode = random.Next(5);
        VaeMetrics last = Draw();
        return step => last = mode switch
        {
            0 => Same(1),
            1 => Same(0),
            2 => Draw(),
            3 => Same(step % 2),
            _ => random.Next(4) == 0 ? Draw() : last,
        };

        VaeMetrics Same(double x) => new(x, x, 0.8 - (1.6 * x), x - 0.1, 1e6 * x, LargestRadius * x, x);
        VaeMetrics Draw() => new(random.NextDouble(), random.NextDouble(), (random.NextDouble() * 1.6) - 0.8, random.NextDouble() * 0.9, 12 * random.NextDouble(), LargestRadius * random.NextDouble(), random.NextDouble());
    }

    private static (string Text, (double, double)? Skip) RandomLoops(Random random)
    {
        int count = random.Next(1, 4);
        bool sets = random.Next(2) == 0;
        string plan = sets || random.Next(3) == 0 ? Value(random, 0.3, 0.9) : random.Next(6) switch
        {
            0 => $"ramp {Value(random, 0.3, 0.9)} -> {Value(random, 0.3, 0.9)} cosine",
            1 => $"cycle {Value(random, 0.3, 0.5)} -> {Value(random, 0.6, 0.9)} period 3 epochs",
            2 => $"steps in epochs 0: {Value(random, 0.3, 0.9)}, 3: {Value(random, 0.3, 0.9)}, 5: 0.5",
            3 => "ramp 0 -> 0.9",
            4 => $"noise 0.4..0.8 seed {random.Next(100)}",
            _ => $"wave sine 0.3 -> 0.9 period {random.Next(1, 5)} epochs",
        };
        string[] names = ["one", "two", "three"];
        string controllers = string.Concat(Enumerable.Range(0, count).Select(i => Controller(random, names[i], sets && i == 0, plan.StartsWith("ramp 0 ", StringComparison.Ordinal))));
        string order = count > 1 ? $"  order s: {string.Join(", ", names.Take(count))}\n" : "";
        (double, double)? skip = null;
        string phases = "  phase All epochs 0..end { }\n";
        if (random.Next(3) == 0 && !plan.Contains(' ', StringComparison.Ordinal))
        {
            phases = "  phase First epochs 0..(2..5) until kl > 1 { }\n  phase Second epochs 5..end { }\n";
            skip = (random.Next(2, 5), 5);
        }

        return (Text(plan, controllers + order, "  signal aim in 0..1 = 0.4\n", phases), skip);
    }

    private static string Controller(Random random, string name, bool sets, bool fromZero)
    {
        bool evals = random.Next(2) == 0;
        string observe = evals ? (random.Next(2) == 0 ? "    observe mean_radius ema 0.5\n" : "") : FormattableString.Invariant($"    observe kl ema {random.Next(10) / 10.0}\n    observe mean_radius ema {random.Next(10) / 10.0}\n");
        string target = random.Next(2) == 0 ? "aim" : Value(random, 0.1, 0.8);
        string sign = random.Next(2) == 0 ? "-" : "";
        string metric = random.Next(3) == 0 ? "kl" : "mean_radius";
        string acts = (sets, random.Next(evals ? 5 : 4)) switch
        {
            (true, 0) => $"drive s by integral of {metric} target {target} rate {sign}{Value(random, 0.001, 0.3)}",
            (true, 1) => $"drive s by geco of {metric} target {target} rate {sign}{Value(random, 0.001, 0.5)}",
            (true, 2) => $"drive s by pi of {metric} target {target} kp {sign}{Value(random, 0.01, 0.2)} ki {sign}{Value(random, 0.001, 0.1)}{(random.Next(3) == 0 ? " as_published" : "")}",
            (true, 3) => $"drive s by sigmoid of {metric} threshold {target} slope {sign}{Value(random, 0.5, 8)} trend {Value(random, 0, 3)}",
            (true, _) => $"drive s by plateau of coverage factor {Value(random, 0.5, 0.9)} patience {random.Next(1, 4)} evals threshold {random.Next(0, 3)}% cooldown {random.Next(0, 3)} evals recover {Value(random, 1.1, 1.5)} above {random.Next(2, 40)}%",
            (false, 0) => $"when kl > 7.5 scale s by {Value(random, 1.01, 1.4)}\n    when kl < 2.5 scale s by {Value(random, 0.6, 0.99)}\n    when mean_radius < 0.3 scale s by {Value(random, 0.9, 0.99)}",
            (false, 1) => $"when kl > 7.5 shift s by {Value(random, 0.001, 0.2)}\n    when mean_radius >= 0.5 shift s by -{Value(random, 0.001, 0.2)}",
            (false, 2) => $"when kl > 7.5 scale s by {Value(random, 1.01, 1.4)}",
            (false, 3) => $"when kl >= 2.5 shift s by {Value(random, 0.001, 0.2)}\n    when kl >= 5 shift s by {Value(random, 0.001, 0.2)}",
            _ => random.Next(3) switch
            {
                0 => $"drive s by boost of coverage within {random.Next(0, 3)}% for {random.Next(1, 4)} evals by {Value(random, 1.05, 1.4)} relax {Value(random, 0.7, 0.95)}",
                1 => $"drive s by boost of coverage within {random.Next(0, 3)}% for {random.Next(1, 4)} evals by {Value(random, 0.6, 0.9)} relax {Value(random, 1.05, 1.4)}",
                _ => $"when coverage stalls scale s by {Value(random, 1.01, 1.4)}\n    when q rises scale s by {Value(random, 1.01, 1.4)}\n    when coverage < 0.9 * best coverage scale s by {Value(random, 0.6, 0.99)}",
            },
        };
        string cadence = evals ? "eval" : random.Next(3) switch { 0 => "step", 1 => $"{random.Next(2, 60)} steps", _ => "1 epochs" };
        // A plan that begins at 0 needs bounds that hold it.
        string low = fromZero ? "0" : acts.Contains("geco", StringComparison.Ordinal) ? Value(random, 0.01, 0.3) : random.Next(2) == 0 ? "0" : Value(random, 0, 0.3);
        return $"  controller {name} every {cadence} {{\n{observe}    {acts}\n    keep s in {low}..{Value(random, 0.9, 2)}\n  }}\n";
    }

    private static string Value(Random random, double low, double high) => Rounded(low + ((high - low) * random.NextDouble()));

    private static string Rounded(double value) => Math.Round(value, 4).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(string plan, string controllers, string signals, string phases = "  phase All epochs 0..end { }\n") => Sample.Of(
        $"  signal s in 0..2000 = {plan}\n{signals}{phases}  loss reconstruction  weight 1\n  loss entropy  weight s\n{(signals.Length > 0 ? "  loss repulsion  weight aim  scale 0.5\n" : "")}{controllers}", Epochs);
}
