using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>One test for each of the twenty decisions about meaning in docs/language.md; each fails where its decision is broken.</summary>
public sealed partial class MeaningTests
{
    private const string Phase = "  phase Train epochs 0..end { }\n";
    private const string Reconstruction = "  loss reconstruction  weight 1\n";

    [Fact]
    public void Decision_01_time_counts_from_0_and_ranges_are_half_open()
    {
        Methodology m = Timelines.Compile(Sample.Of(
            "  signal s in 0..9\n  phase First epochs 0..10 {\n    s ramp 1 -> 2\n  }\n  phase Second epochs 10..end {\n    s jump ramp 5 -> 6 over 20 epochs\n  }\n"
                + Reconstruction + "  loss entropy weight s\n",
            100));
        Func<double, double> s = m.FindSignal("s")!.Timeline!.At;
        Assert.Equal(1, s(0));
        Assert.Equal(2, s(Math.BitDecrement(10.0)), 1e-12);
        Assert.Equal(5, s(10));
        Assert.Equal(5.5, s(20));
        Assert.Equal(6, s(30));
        Assert.Equal(6, s(Math.BitDecrement(100.0)));
        Assert.Contains("HV0203", Codes("  phase First epochs 0..11 { }\n  phase Second epochs 10..end { }\n" + Reconstruction));
    }

    [Fact]
    public void Decision_02_a_signal_has_one_plan_and_its_modifiers_have_an_order()
    {
        Assert.Contains("HV0306", Codes("  signal s in 0..1 = 1\n  phase Train epochs 0..end {\n    s 0.5\n  }\n" + Reconstruction + "  loss entropy weight s\n"));
        Assert.Contains("HV0504", Codes(Two(order: "")));
        Assert.DoesNotContain("HV0504", Codes(Two(order: "  order s: first, second\n")));
        Assert.NotEqual(
            Timelines.Compile(Sample.Of(Two("  order s: first, second\n"))).Digest,
            Timelines.Compile(Sample.Of(Two("  order s: second, first\n"))).Digest);

        static string Two(string order) =>
            "  signal s in 0..1 = 0.5\n" + Phase + Reconstruction + "  loss entropy weight s\n"
            + "  controller first every step {\n    observe kl ema 0.9\n    when kl > 7 scale s by 1.1\n    keep s in 0.2..0.8\n  }\n"
            + "  controller second every step {\n    observe mean_radius ema 0.9\n    when mean_radius < 0.2 scale s by 0.9\n    keep s in 0.1..0.9\n  }\n" + order;
    }

    [Fact]
    public void Decision_03_a_wave_says_its_shape_its_bounds_and_where_it_begins()
    {
        (string Shape, double AtStart, double AtQuarter)[] expected =
            [("sine", 0.5, 0.9), ("cosine", 0.9, 0.5), ("triangle", 0.1, 0.5), ("sawtooth", 0.1, 0.3), ("sawtooth_down", 0.9, 0.7), ("square", 0.9, 0.9)];
        foreach ((string shape, double atStart, double atQuarter) in expected)
        {
            Func<double, double> wave = Timelines.Of($"wave {shape} 0.1 -> 0.9 period 20 epochs", 40).At;
            Assert.Equal(atStart, wave(0), 1e-12);
            Assert.Equal(atQuarter, wave(5), 1e-12);
            Func<double, double> later = Timelines.Of($"wave {shape} 0.1 -> 0.9 period 20 epochs offset 5 epochs", 40).At;
            Assert.Equal(atQuarter, later(0), 1e-12);
        }
    }

    [Fact]
    public void Decision_04_a_signal_follows_another_by_a_delay_or_a_factor()
    {
        Methodology m = Timelines.Compile(Sample.Of(
            "  signal A in 0..1 = ramp 0.3 -> 0.8\n  signal later in 0..1 = delay 30 epochs A\n  signal smaller in 0..1 = A * 0.5\n" + Phase
                + Reconstruction + "  loss entropy_A weight later\n  loss entropy_B weight smaller\n",
            100));
        Assert.Equal(0.3, m.FindSignal("later")!.Timeline!.At(20));
        Assert.Equal(m.FindSignal("A")!.Timeline!.At(40), m.FindSignal("later")!.Timeline!.At(70), 1e-15);
        Assert.Equal(m.FindSignal("A")!.Timeline!.At(40) / 2, m.FindSignal("smaller")!.Timeline!.At(40), 1e-15);
        Assert.NotEmpty(Codes("  signal A in 0..1 = 0.5\n  signal B in 0..1 = A lag 0.785\n" + Phase + Reconstruction + "  loss entropy_A weight A\n  loss entropy_B weight B\n"));
    }

    [Fact]
    public void Decision_05_a_restart_is_an_operator_and_a_jump_is_written()
    {
        Assert.Contains("HV0303", Codes(Signal("0.2 for 10 epochs then 0.8")));
        Assert.Empty(Codes(Signal("0.2 for 10 epochs then jump 0.8")));
        Assert.Empty(Codes(Signal("cosine_restarts 0.8 -> 0.2 period 10 epochs")));
    }

    [Fact]
    public void Decision_06_a_threshold_has_the_type_of_its_metric()
    {
        Assert.Equal(Timelines.Compile(Guarded("99.5%")).Digest, Timelines.Compile(Guarded("0.995")).Digest);
        Assert.NotEmpty(Errors(Guarded("92.0")));
        Assert.Contains("HV0901", Codes(Phase + Reconstruction + "  guard g when radial_correlation < -0.9 for 5 epochs warn\n"));
        Assert.Contains("HV0903", Codes(Phase + Reconstruction + "  guard g when kl < 5% for 5 epochs warn\n"));

        static string Guarded(string threshold) => Sample.Of(Phase + Reconstruction + $"  guard g when coverage >= {threshold} for 5 epochs warn\n");
    }

    [Fact]
    public void Decision_07_patience_is_counted_in_epochs_or_in_evaluations()
    {
        Assert.Contains("HV0104", Codes(Patience("5")));
        string epochs = Timelines.Compile(Sample.Of(Patience("10 epochs"))).Digest;
        string evaluations = Timelines.Compile(Sample.Of(Patience("10 evals"))).Digest;
        Assert.NotEqual(epochs, evaluations);

        static string Patience(string length) => Phase + Reconstruction + $"  guard g when kl < 0.5 for {length} warn\n";
    }

    private static string Signal(string schedule) => $"  signal s in 0..1 = {schedule}\n{Phase}{Reconstruction}  loss entropy weight s\n";

    /// <summary>The codes of the findings about the statements.</summary>
    private static IReadOnlyList<string> Codes(string statements) =>
        [.. HvaeCompiler.Compile("test.hvae", Sample.Of(statements)).Diagnostics.Select(item => item.Code)];
}
