using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>Control, geometry, data and losses.</summary>
public sealed partial class MeaningTests
{
    [Fact]
    public void Decision_08_a_controller_says_what_it_sees_and_drives_and_acts_after_the_step()
    {
        // An average starts at its first sample.
        Ema average = new(0.9);
        average.Update(5);
        Assert.Equal(5, average.Value);
        average.Update(15);
        Assert.Equal(6, average.Value, 1e-12);

        // A driven signal has bounds; what is not observed cannot be asked.
        Assert.Contains("HV0501", Codes(Controlled("observe kl ema 0.9", "when kl > 7 scale s by 1.1", "")));
        Assert.Contains("HV0508", Codes(Controlled("observe mean_radius ema 0.9", "when kl > 7 scale s by 1.1", "keep s in 0.2..0.8")));

        // The step applies the plan first; the factor that a step earns acts from the next one on.
        ScaledSignal driven = new(0.2, 0.8);
        Assert.Equal(0.5, driven.Apply(0.5));
        driven.Scale(1.1);
        Assert.Equal(0.55, driven.Apply(0.5), 1e-12);

        static string Controlled(string observe, string when, string keep) =>
            "  signal s in 0..1 = 0.5\n" + Phase + Reconstruction + "  loss entropy weight s\n" + $"  controller c every step {{\n    {observe}\n    {when}\n    {keep}\n  }}\n";
    }

    [Fact]
    public void Decision_09_free_bits_are_nats_per_dimension()
    {
        Assert.Contains("HV0104", Codes(Phase + Reconstruction + "  loss kl weight 0.01 free_bits 0.1\n"));
        Assert.Contains("HV0104", Codes(Phase + Reconstruction + "  loss kl weight 0.01 free_bits 10%\n"));
        Assert.Empty(Codes(Phase + Reconstruction + "  loss kl weight 0.01 free_bits 0.1 nats/dim\n"));
    }

    [Fact]
    public void Decision_10_a_point_stays_in_the_ball_whatever_the_curvature()
    {
        Assert.Empty(Codes(Phase + Reconstruction));
        Assert.Contains("HV0801", Errors(Curved("curvature      1.3")));
        Assert.Contains("HV0801", Errors(Curved("curvature      learned 1.0 in 0.5..1.3")));
        Assert.Empty(Errors(Curved("curvature      learned 1.0 in 0.5..1.2")));

        static string Curved(string curvature) => Sample.Of(Phase + Reconstruction).Replace("curvature      1\n", curvature + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_11_index_0_has_valuation_9_and_a_curriculum_its_direction()
    {
        Assert.Equal(9, TernaryOperations.Valuations[0]);
        Assert.Equal(1, TernaryOperations.OfValuation(9).Length);
        Assert.Equal(1, DataFacts.Admitted(0));
        Assert.Equal(19683, DataFacts.Admitted(1));
        Assert.NotEmpty(Errors(Sampled("curriculum valuation admit 1")));
        Assert.Contains("HV0603", Errors(Sampled("curriculum valuation from high admit 0.89"), warnings: true));

        static string Sampled(string curriculum) =>
            Sample.Of(Phase + Reconstruction).Replace("sampler  shuffled\n", "sampler  shuffled\n" + curriculum + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_12_quotas_are_whole_and_add_up_to_the_batch()
    {
        int[] shares = new int[3];
        Apportionment.Divide(10, [1, 1, 1], shares);
        Assert.Equal([4, 3, 3], shares);
        for (int batch = 10; batch < 600; batch += 37)
        {
            BatchSampler sampler = BatchSampler.Create(new DataSettings(batch, SamplerKind.StratifiedHigh, 0.25, 4, Curriculum: false), seed: 1);
            int[] operations = new int[batch];
            sampler.Fill(0, 0, 0, operations);
            int high = operations.Count(operation => TernaryOperations.Valuations[operation] >= 4);
            Assert.InRange(high, (0.25 * batch) - 6, (0.25 * batch) + 6);
            Assert.All(operations, operation => Assert.InRange(operation, 0, TernaryOperations.Count - 1));
        }

        BatchSampler full = BatchSampler.Create(new DataSettings(512, SamplerKind.StratifiedHigh, 0.25, 4, Curriculum: false), seed: 1);
        int[] dealt = new int[512];
        full.Fill(3, 7, 0, dealt);
        Assert.Equal([259, 87, 29, 10, 22, 21, 21, 21, 21, 21], Enumerable.Range(0, 10).Select(v => dealt.Count(operation => TernaryOperations.Valuations[operation] == v)));
    }

    [Fact]
    public void Decision_13_a_loss_is_a_formula_with_a_weight_and_an_interval()
    {
        Assert.Contains("HV0401", Codes(Phase + Reconstruction + "  loss entropy weight 0\n"));
        Assert.Contains("HV0408", Codes(Phase + Reconstruction + "  loss radial_correlation weight 1\n"));
        Methodology m = Timelines.Compile(Sample.Of(Phase + Reconstruction + "  loss entropy weight 1 from 50 epochs to 80 epochs\n"));
        Methodology always = Timelines.Compile(Sample.Of(Phase + Reconstruction + "  loss entropy weight 1\n"));
        Assert.NotEqual(always.Digest, m.Digest);
        Assert.NotEmpty(Codes(Phase + Reconstruction + "  loss entropy weight 1 from 150 epochs\n"));
    }

    [Fact]
    public void Decision_14_no_controller_scales_the_total_loss()
    {
        Assert.Contains("HV0701", Codes(Driving("total_loss")));
        Assert.Contains("HV0701", Codes(Driving("loss")));
        Assert.Empty(Codes(Driving("entropy.weight")));

        static string Driving(string target) =>
            Phase + Reconstruction + "  loss entropy weight 0.5\n  controller c every step {\n    observe kl ema 0.9\n"
            + $"    when kl > 7 scale {target} by 1.1\n    when kl < 2 scale {target} by 0.9\n    keep {target} in 0.2..0.8\n    plant kl falls as {target} rises\n  }}\n";
    }

    private static IReadOnlyList<string> Errors(string text, bool warnings = false) =>
    [
        .. HvaeCompiler.Compile("test.hvae", text).Diagnostics
            .Where(item => warnings || item.Severity == Diagnostics.Severity.Error).Select(item => item.Code),
    ];
}
