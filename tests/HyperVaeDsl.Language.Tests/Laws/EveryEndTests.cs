using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// What the compiler lets pass holds whichever evaluation ends a phase: each admissible run is walked through, and no signal leaves its range or
/// jumps unsaid, and every loss acts. What it refuses for an early end fails in one of them.
/// </summary>
public sealed class EveryEndTests
{
    private const int Epochs = 20;

    [Fact]
    public void What_passes_holds_for_every_end_of_a_phase() => Law.Holds(400, Law.Seeds, seed =>
    {
        Random random = new(seed);
        int every = random.Next(1, 4);
        int end = random.Next(6, Epochs - 3);
        int earliest = random.Next(1, end);
        int lossFrom = random.Next(0, Epochs - 1);
        int lossTo = random.Next(lossFrom + 1, Epochs + 1);
        bool jump = random.Next(3) == 0;
        string text = Sample.Of(
            FormattableString.Invariant($"  signal s in 0..1{(random.Next(3) == 0 ? " per epoch" : "")}\n  phase First epochs 0..({earliest}..{end}) until kl > 1 {{\n    s {Schedule(random, end)}\n  }}\n")
            + FormattableString.Invariant($"  phase Second epochs {end}..end {{\n    s {(jump ? "jump " : "")}{(random.Next(3) == 0 ? "hold" : Schedule(random, Epochs - end))}\n  }}\n")
            + FormattableString.Invariant($"  loss reconstruction weight 1\n  loss entropy weight s\n  loss repulsion weight 0.1 scale 0.5 from {lossFrom} epochs to {lossTo} epochs\n"),
            Epochs).Replace("every 1 epochs", FormattableString.Invariant($"every {every} epochs"), StringComparison.Ordinal).Replace("jump hold", "hold", StringComparison.Ordinal);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        int[] ends = [.. Enumerable.Range(1, end - 1).Where(time => time % every == 0 && time >= earliest), end];
        string[] codes = [.. compilation.Diagnostics.Select(item => item.Code)];
        if (compilation.Methodology is { } methodology)
        {
            foreach (int at in ends)
                Walk(methodology, at, end, text);
        }
        else if (codes.All(code => code == "HV0210"))
        {
            Assert.True(ends.Any(at => !Acts(at, end, lossFrom, lossTo)), text);
        }
    });

    private static void Walk(Methodology methodology, int at, int end, string text)
    {
        SignalTimeline timeline = methodology.FindSignal("s")!.Timeline!;
        for (double time = 0; time < Epochs; time += time + 0.25 < at || time >= end ? 0.25 : time + 0.25 >= end ? 0.25 : end - time)
            Assert.False(Crossings.IsOutside(timeline.At(time), new Interval(0, 1)), text);
        double before = timeline.IsPerEpoch ? timeline.At(at - 0.5) : timeline.LimitAt(at);
        // A step of a table at that very time, to the same value, is the planned one.
        bool jumps = at < end && SignalTimeline.Differ(before, timeline.At(end)) && SignalTimeline.Differ(timeline.At(at), timeline.At(end));
        Segment next = timeline.SegmentAt(end);
        Assert.True(!jumps || (next.Start.Equals(end) && next.IsDeclaredJump), FormattableString.Invariant($"ends at {at}: {before} to {timeline.At(end)}\n{text}"));
        Activity?[] activity = [.. methodology.Losses.Single(loss => loss.Name == "repulsion").Activity];
        Assert.True(activity.OfType<Activity>().Any(stretch => Acts(at, end, stretch.From, stretch.To)), FormattableString.Invariant($"ends at {at}: a loss never acts\n{text}"));
    }

    // Trained are the times before the end and those from the planned end on.
    private static bool Acts(int at, int end, double from, double to) => from < Math.Min(at, to) || Math.Max(from, end) < to;

    private static string Schedule(Random random, int length) => random.Next(5) switch
    {
        0 => Value(random),
        1 => $"ramp {Value(random)} -> {Value(random)}",
        2 => FormattableString.Invariant($"ramp {Value(random)} -> {Value(random)} over {random.Next(1, length + 1)} epochs"),
        3 => FormattableString.Invariant($"steps in epochs 0: {Value(random)}, {Math.Max(1, length / 2)}: {Value(random)}"),
        _ => FormattableString.Invariant($"cycle {Value(random)} -> {Value(random)} period {Math.Max(1, length / 2)} epochs"),
    };

    private static string Value(Random random) => FormattableString.Invariant($"{random.Next(1, 4) / 4.0}");
}
