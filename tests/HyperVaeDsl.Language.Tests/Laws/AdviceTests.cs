using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Advice begins where its page says, not before, and what it claims of a schedule is so.</summary>
public sealed partial class AdviceTests
{
    private const string Train = "  phase Train epochs 0..end { }\n";

    [Theory]
    [InlineData("0.1", "1", false)]
    [InlineData("0.11", "1", true)]
    [InlineData("0.2", "2", false)]
    [InlineData("0.06", "0.5", true)]
    [InlineData("ramp 0.2 -> 0.3", "1", false)]
    [InlineData("0.5", "ramp 1 -> 2", false)]
    public void A_constant_KL_weight_is_high_above_a_tenth_of_the_reconstruction(string weight, string reconstruction, bool expected) =>
        Assert.Equal(expected, Codes(Train + $"  loss reconstruction  weight {reconstruction}\n  loss kl  weight {weight}  free_bits 0 nats/dim\n").Contains("HV1208"));

    [Theory]
    [InlineData("1e-3", "0.01", true)]
    [InlineData("1.1e-3", "0.01", false)]
    [InlineData("1e-3", "cycle 0 -> 0.01 period 5 epochs", false)]
    public void A_low_rate_is_spoken_of_beside_a_constant_KL_weight(string rate, string weight, bool expected) =>
        Assert.Equal(expected, Codes(Train + $"  loss reconstruction  weight 1\n  loss kl  weight {weight}  free_bits 0 nats/dim\n", text => text.Replace("learning_rate  5e-3", $"learning_rate  {rate}", StringComparison.Ordinal)).Contains("HV1209"));

    [Theory]
    [InlineData("ramp 6e-4 -> 6e-5 cosine", false)]
    [InlineData("nanogpt(length: 2 epochs)", false)]
    [InlineData("ramp 6e-4 -> 6.1e-5 cosine", true)]
    public void A_rate_that_ends_at_a_tenth_has_descended_whatever_the_last_digit_of_the_tenth_is(string rate, bool expected) =>
        Assert.Equal(expected, Codes(Train + $"  signal lr in 0..1 = {rate}\n  loss reconstruction  weight 1\n", text => text.Replace("learning_rate  5e-3", "learning_rate  lr", StringComparison.Ordinal)).Contains("HV1202"));

    [Fact]
    public void A_controller_that_drives_the_weight_silences_what_is_said_of_constants()
    {
        const string losses = "  loss reconstruction  weight 1\n  loss kl  weight 0.5  free_bits 0 nats/dim\n";
        Assert.Contains("HV1208", Codes(Train + losses));
        Assert.DoesNotContain("HV1208", Codes(Train + losses + "  controller c every eval {\n    when kl > 7.5  scale kl.weight by 1.05\n    when kl < 2.5  scale kl.weight by 0.95\n    keep kl.weight  in 0.01..1\n  }\n"));
    }

    [Theory]
    [InlineData("steps in epochs 0: 0.05, 5: 0.25", false)]
    [InlineData("steps in epochs 0: 0.05, 5: 0.26", true)]
    [InlineData("steps in epochs 0: 0.3, 5: 0.05", false)]
    [InlineData("ramp 0 -> 0.3 over 6 epochs", false)]
    public void A_large_step_is_one_of_more_than_a_fifth_upwards(string schedule, bool expected) =>
        Assert.Equal(expected, Codes($"  signal beta  in 0..1  = {schedule}\n{Train}  loss reconstruction  weight 1\n  loss kl  weight beta  free_bits 0 nats/dim\n").Contains("HV1210"));

    [Theory]
    [InlineData(40, false)]
    [InlineData(39, true)]
    public void A_set_point_is_far_below_two_and_a_half_nats_for_each_dimension(int target, bool expected)
    {
        string[] codes = Codes(
            $"  signal c  in 0.5..1.1  = 1\n{Train}  loss reconstruction  weight 1\n  loss kl  weight cycle 0 -> 0.05 period 5 epochs  free_bits 0 nats/dim\n  controller c2 every eval {{\n    drive c  by integral of kl target {target} rate -0.001\n    keep c  in 0.5..1.1\n  }}\n",
            text => text.Replace("latent         4", "latent         16", StringComparison.Ordinal).Replace("curvature      1\n", "curvature      c\n", StringComparison.Ordinal));
        Assert.Equal(expected, codes.Contains("HV1211"));
    }

    [Theory]
    [InlineData("ramp 0 -> 1 over 1 epochs", true)]
    [InlineData("ramp 0 -> 1 over 2 epochs", false)]
    [InlineData("cycle 0 -> 1 period 4 epochs rise 25%", true)]
    [InlineData("cycle 0 -> 1 period 4 epochs rise 50%", false)]
    public void A_passage_needs_two_samples(string schedule, bool expected) =>
        Assert.Equal(expected, Codes($"  signal s  in 0..1 per epoch  = {schedule}\n{Train}  loss reconstruction  weight 1\n  loss entropy  weight s\n").Contains("HV0322"));

    /// <summary>No epoch of the run sees a value between the two ends of what is reported, and some epoch does in what is not.</summary>
    [Fact]
    public void A_ramp_is_seldom_read_exactly_if_fewer_than_two_epochs_lie_in_it() => Law.Holds(200, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double start = Math.Round(random.NextDouble() * 4, 2) + 0.5;
        // It never ends at a whole epoch but for rounding.
        double length = Math.Round(random.NextDouble() * 3, 2) + 0.055;
        string schedule = string.Create(CultureInfo.InvariantCulture, $"0.2 for {start} epochs then ramp -> 0.9 over {length} epochs then hold");
        int inside = Enumerable.Range(0, 10).Count(epoch => epoch >= start && epoch < start + length);
        Assert.Equal(inside < 2, Codes($"  signal s  in 0..1 per epoch  = {schedule}\n{Train}  loss reconstruction  weight 1\n  loss entropy  weight s\n").Contains("HV0322"));
    });

    /// <summary>The share that is said is not more than dense samples of that period show.</summary>
    [Fact]
    public void A_clipped_share_is_a_lower_bound() => Law.Holds(100, Law.Seeds, seed =>
    {
        Random random = new(seed);
        double middle = 0.3 + random.NextDouble() * 0.4;
        double swing = 0.05 + random.NextDouble() * 0.6;
        string form = new[] { "sine", "cosine", "triangle", "sawtooth" }[random.Next(4)];
        string inner = string.Create(CultureInfo.InvariantCulture, $"{middle:F3} + (wave {form} {-swing:F3} -> {swing:F3} period 5 epochs)");
        HvaeCompilation clipped = HvaeCompiler.Compile("x.hvae", Sample.WithSignal($"max(0.1, {inner})", 10, "-2..2"));
        Diagnostic? finding = clipped.Diagnostics.FirstOrDefault(item => item.Code == "HV1213");
        SignalTimeline plain = HvaeCompiler.Compile("x.hvae", Sample.WithSignal(inner, 10, "-2..2")).Draft!.FindSignal("s")!.Timeline!;
        double share = Enumerable.Range(0, 5000).Count(i => plain.At(i / 1000.0) < 0.1) / 5000.0;
        if (finding != null)
            Assert.InRange(double.Parse(Share().Match(finding.Message).Groups[1].Value, CultureInfo.InvariantCulture) / 100, 0.19, share + 0.002);
        else
            Assert.True(share < 0.25, $"{inner}: {share} of a period is cut off, and nothing is said.");
    });

    [Fact]
    public void A_hidden_factor_moves_while_the_product_is_0() => Law.Holds(50, Law.Seeds, seed =>
    {
        Random random = new(seed);
        int end = random.Next(1, 9);
        bool opens = random.Next(2) == 0;
        string gate = opens ? $"  signal gate  in 0..1  = steps in epochs 0: 0, {end}: 1\n" : $"  signal gate  in 0..1  = steps in epochs 0: 0.5, {end}: 1\n";
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of($"{gate}  signal s  in 0..1  = (ramp 0.1 -> 0.5) * gate\n{Train}  loss reconstruction  weight 1\n  loss entropy  weight s\n", 10));
        Assert.Equal(opens, compilation.Diagnostics.Any(item => item.Code == "HV0323"));
        Assert.Equal(opens, compilation.Draft!.FindSignal("s")!.Timeline!.Over(0, end) is { Low: 0, High: 0 });
    });

    [Fact]
    public void A_phase_is_idle_only_where_nothing_begins_with_it()
    {
        const string losses = "  loss reconstruction  weight 1\n  loss entropy  weight s\n";
        const string first = "  phase A epochs 0..5 {\n    s  0.5\n  }\n";
        (string Second, bool Expected)[] cases =
        [
            ("  phase B epochs 5..end { }\n", true),
            ("  phase B epochs 5..end {\n    s  hold\n  }\n", true),
            ("  phase B epochs 5..end {\n    s  ramp -> 0.7\n  }\n", false),
            ("  phase B epochs 5..end {\n    s  hold for 2 epochs then ramp -> 0.7\n  }\n", false),
        ];
        foreach ((string second, bool expected) in cases)
            Assert.Equal(expected, Codes("  signal s  in 0..1\n" + first + second + losses).Contains("HV1207"));
        // What rises to the end of a phase and rests then is no idle phase.
        Assert.DoesNotContain("HV1207", Codes("  signal s  in 0..1\n  phase A epochs 0..5 {\n    s  ramp 0 -> 0.5\n  }\n  phase B epochs 5..end { }\n" + losses));
    }

    private static string[] Codes(string statements, Func<string, string>? change = null)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", (change ?? (text => text))(Sample.Of(statements, 10)));
        Assert.DoesNotContain(compilation.Diagnostics, item => item.Severity == Severity.Error);
        return [.. compilation.Diagnostics.Select(item => item.Code)];
    }

    [GeneratedRegex("at least ([0-9.]+)%")]
    private static partial Regex Share();
}
