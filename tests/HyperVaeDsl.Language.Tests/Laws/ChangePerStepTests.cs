using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>'change of ... per step' is about the values that the steps see: all steps of the run are looked at one by one.</summary>
public sealed class ChangePerStepTests
{
    private const int Epochs = 4;
    private const int StepsPerEpoch = 39;

    [Fact]
    public void A_limit_holds_exactly_if_no_two_steps_differ_by_more() => Law.Holds(120, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string plan = Plan(random);
        SignalTimeline timeline = Timelines.Compile(Sample.WithSignal(plan, Epochs)).FindSignal("s")!.Timeline!;
        double largest = Enumerable.Range(1, (Epochs * StepsPerEpoch) - 1).Max(step => Math.Abs(timeline.At((double)step / StepsPerEpoch) - timeline.At((step - 1.0) / StepsPerEpoch)));
        bool holds = random.Next(2) == 0;
        double limit = Numbers.Rounded(largest * (holds ? 1.001 : 0.999), 8);
        string text = Sample.Of($"  signal s in 0..2 = {plan}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n  ensure change of s <= {Numbers.Format(limit)} per step\n", Epochs);
        Diagnostic[] found = [.. HvaeCompiler.Compile("test.hvae", text).Diagnostics.Where(item => item.Code == Rules.EnsureRefuted.Code || item.Code == Rules.EnsureUndecided.Code)];
        Assert.True(found.Length == 0 == holds, $"largest {largest:R}, limit {limit:R}, seed {seed}: {string.Join(" ", found.Select(item => item.Message))}\n{plan}");
        Assert.DoesNotContain(found, item => item.Code == Rules.EnsureUndecided.Code);
    });

    [Fact]
    public void What_no_step_sees_is_no_change()
    {
        // Up and down again between two steps.
        string text = Sample.Of("  signal s in 0..1 = steps in epochs 0: 0.5, 1.01: 0.9, 1.02: 0.5\n  phase All epochs 0..end { }\n  loss reconstruction  weight 1\n  loss entropy  weight s\n  ensure change of s <= 0.01 per step\n", Epochs);
        Assert.DoesNotContain(HvaeCompiler.Compile("test.hvae", text).Diagnostics, item => item.Code == Rules.EnsureRefuted.Code);
    }

    private static string Plan(Random random)
    {
        string low = FormattableString.Invariant($"{0.1 + (0.3 * random.NextDouble()):F3}");
        string high = FormattableString.Invariant($"{0.5 + (0.4 * random.NextDouble()):F3}");
        string period = FormattableString.Invariant($"{0.06 + (0.5 * random.NextDouble()):F3}");
        return random.Next(6) switch
        {
            0 => $"ramp {low} -> {high} cosine",
            1 => $"cycle {low} -> {high} period {period} epochs rise 50% cosine",
            2 => $"steps in epochs 0: {low}, 0.513: {high}, 2.2: {low}",
            3 => $"wave sine {low} -> {high} period {period} epochs",
            4 => $"max({low}, wave triangle 0.1 -> {high} period {period} epochs)",
            _ => $"decay {high} -> {low}",
        };
    }
}
