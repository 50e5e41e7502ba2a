using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// What the compiler calls impossible never happens, and what it lets pass can: its verdicts on waits are compared with the runtime's
/// monitor, fed with the most favourable evaluations of a run.
/// </summary>
public sealed class WatchProofTests
{
    private static readonly (string Text, MetricTest Test)[] Tests =
    [
        ("kl > 1", new ComparisonTest(Metric.Kl, Comparison.Above, 1)),
        ("coverage stalls", new StallTest(Metric.Coverage, 0)),
        ("q rises", new ChangeTest(Metric.Q, Rises: true, By: 0)),
    ];

    [Fact]
    public void A_guard_is_refused_exactly_if_it_can_never_fire() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        Wait wait = Wait.Draw(random);
        int epochs = random.Next(1, 31);
        int every = random.Next(1, epochs + 1);
        double after = random.Next(2) == 0 ? 0 : random.Next(1, 2 * epochs + 4) / 2.0;
        string text = Text($"  phase All epochs 0..end {{ }}\n  guard g when {wait.Text}{(after > 0 ? FormattableString.Invariant($" after {after} epochs") : "")} warn\n", epochs, every);
        bool canFire = Run(epochs, every).Any(Watch(wait, after));
        Assert.True(canFire != Reported(text, "HV0902"), text);
    });

    [Fact]
    public void A_gate_is_refused_exactly_if_it_can_never_open_in_time() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        Wait wait = Wait.Draw(random);
        int epochs = random.Next(3, 31);
        int every = random.Next(1, epochs + 1);
        int start = random.Next(0, epochs - 1);
        int end = random.Next(start + 1, epochs);
        string before = start == 0 ? "" : $"  phase Before epochs 0..{start} {{ }}\n";
        string text = Text($"{before}  phase Watch epochs {start}..{end} {{\n    activate g when {wait.Text}\n  }}\n  phase Off epochs {end}..end {{\n    deactivate g\n  }}\n  group g {{\n    loss entropy weight 0.1\n  }}\n", epochs, every);
        bool canOpen = Run(epochs, every).Where(evaluation => evaluation.Time < end).Any(Watch(wait, start));
        Assert.True(canOpen != Reported(text, "HV0208"), text);
    });

    [Fact]
    public void An_early_end_is_refused_exactly_if_no_run_can_take_it() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        Wait wait = Wait.Draw(random);
        int epochs = random.Next(8, 31);
        int every = random.Next(1, 7);
        int firstEnd = random.Next(4, epochs - 3);
        int firstEarliest = random.Next(1, firstEnd);
        int end = random.Next(firstEnd + 2, epochs);
        int earliest = random.Next(firstEnd + 1, end);
        string text = Text($"  phase First epochs 0..({firstEarliest}..{firstEnd}) until kl > 1 {{ }}\n  phase Second epochs {firstEnd}..({earliest}..{end}) until {wait.Text} {{ }}\n  phase Third epochs {end}..end {{ }}\n", epochs, every);
        // The first phase may end at each of its evaluations, or as planned.
        int[] ends = [.. Enumerable.Range(1, firstEnd - 1).Where(time => time % every == 0 && time >= firstEarliest), firstEnd];
        bool canEnd = ends.Any(t =>
        {
            Func<Evaluation, bool> holds = Watch(wait, firstEnd);
            return Run(epochs, every, t, firstEnd).Where(evaluation => evaluation.Time < end).Any(evaluation => holds(evaluation) && evaluation.Time >= earliest);
        });
        Assert.True(canEnd != Reported(text, "HV0207", "phase Second"), text);
    });

    // The condition is fed with the evaluations after the time at which the watch begins.
    private static Func<Evaluation, bool> Watch(Wait wait, double from)
    {
        ConditionMonitor? monitor = null;
        return evaluation =>
        {
            if (from > 0 && evaluation.Time <= from)
                return false;
            monitor ??= new ConditionMonitor(wait.Condition, evaluation.Epochs - (evaluation.Time - from));
            return monitor.Update(evaluation);
        };
    }

    // Evaluations at which everything waited for holds as soon as it can: a high divergence, a resting coverage, a rising q.
    private static IEnumerable<Evaluation> Run(int epochs, int every, int skipAt = 0, int skipTo = 0)
    {
        EvaluationLog log = new();
        int last = epochs - (skipTo - skipAt);
        for (int trained = 1; trained <= last; trained++)
        {
            if (trained % every != 0 && trained != last)
                continue;
            VaeMetrics one = new(0.5, 0.5, 0, trained / 100.0, 5, 0.5, 0);
            yield return log.Next(new DualVaeMetrics(one, one), trained, trained <= skipAt || skipTo == 0 ? trained : trained + skipTo - skipAt);
        }
    }

    private static bool Reported(string text, string code, string line = "") => HvaeCompiler.Compile("x.hvae", text) is var compilation
        && compilation.Diagnostics.Any(item => item.Code == code && LineOf(compilation, item.Span.Start).Contains(line, StringComparison.Ordinal));

    private static string LineOf(HvaeCompilation compilation, int position) => compilation.Text.Content.Split('\n')[compilation.Text.PositionOf(position).Line - 1];

    private static string Text(string statements, int epochs, int every) =>
        Sample.Of(statements + "  loss reconstruction weight 1\n", epochs).Replace("every 1 epochs", $"every {every} epochs", StringComparison.Ordinal);

    private sealed record Wait(string Text, Condition Condition)
    {
        public static Wait Draw(Random random)
        {
            (string text, MetricTest test) = Tests[random.Next(Tests.Length)];
            int duration = random.Next(1, 12);
            bool inEpochs = random.Next(2) == 0;
            string written = duration == 1 && !inEpochs && random.Next(2) == 0 ? text : $"{text} for {duration} {(inEpochs ? "epochs" : "evals")}";
            return new Wait(written, new Condition([test], duration, inEpochs ? ConditionUnit.Epochs : ConditionUnit.Evaluations));
        }
    }
}
