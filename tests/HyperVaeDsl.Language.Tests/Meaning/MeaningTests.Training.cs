using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Meaning;

/// <summary>The optimiser, checkpoints, what is switched off, and randomness.</summary>
public sealed partial class MeaningTests
{
    [Fact]
    public void Decision_15_gradients_are_balanced_between_two_named_components()
    {
        Assert.Empty(Codes(Phase + Reconstruction + "  balance gradients of vae_A, vae_B ema 0.9 clamp 0.5..2\n"));
        Assert.Contains("HV0701", Codes(Phase + Reconstruction + "  balance gradients of vae_A, vae_C ema 0.9 clamp 0.5..2\n"));
        Assert.NotEmpty(Codes(Phase + Reconstruction + "  balance gradients of vae_A, vae_B ema 0.9\n"));

        // Norms of 9 and 1 both become 3; the norms are those before the scaling, so the same gradients are scaled alike again.
        using ReferenceEngine engine = new();
        ReferenceParameterSet parameters = TwoParameters(engine);
        Optimizer optimizer = new(parameters, new OptimizerSettings(Adam, [], new GradientBalance("vae_A", "vae_B", 0.9, 0.1, 10), ClipNorm: 1));
        for (int update = 0; update < 3; update++)
        {
            Step(parameters, optimizer, 9, 1);
            Assert.Equal(1 / 3.0, optimizer.BalanceFactors.Item1, 1e-12);
            Assert.Equal(3, optimizer.BalanceFactors.Item2, 1e-12);
        }
    }

    [Fact]
    public void Decision_16_freezing_keeps_the_moments_and_the_clock()
    {
        using ReferenceEngine engine = new();
        using ReferenceEngine other = new();
        ReferenceParameterSet frozen = TwoParameters(engine);
        ReferenceParameterSet never = TwoParameters(other);
        Optimizer first = new(frozen, new OptimizerSettings(Adam, [], null, ClipNorm: 0));
        Optimizer second = new(never, new OptimizerSettings(Adam, [], null, ClipNorm: 0));
        Step(frozen, first, 1, 5);
        Step(never, second, 1, 5);
        frozen.Freeze("vae_B", isFrozen: true);
        Step(frozen, first, 1, 7);
        frozen.Freeze("vae_B", isFrozen: false);
        Step(frozen, first, 1, 6);
        Step(never, second, 1, 6);
        foreach (ParameterState state in new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment })
            Assert.Equal(never.Access("b", state)[0], frozen.Access("b", state)[0]);

        // The plan of the learning rate is a function of the time and of nothing else.
        const string Rate = "  signal s in 0..1 = ramp 1 -> 0\n" + Phase + Reconstruction + "  loss entropy weight s\n";
        Methodology plain = Timelines.Compile(Sample.Of(Rate));
        Methodology machine = Timelines.Compile(Sample.Of(Rate + "  component vae_A.encoder {\n    starts trainable\n    freeze when coverage < 50%\n    unfreeze when coverage >= 90%\n  }\n"));
        Assert.NotEqual(plain.Digest, machine.Digest);
        Assert.Equal(plain.FindSignal("s")!.Timeline!.At(70), machine.FindSignal("s")!.Timeline!.At(70));
    }

    [Fact]
    public void Decision_17_a_checkpoint_slot_has_a_name_a_condition_and_a_floor_that_does_not_slide()
    {
        Assert.Empty(Codes(Slot("best geometry when radial_correlation falls while coverage >= 0.99 * best coverage")));
        Assert.NotEmpty(Codes(Slot("best when coverage rises")));
        Assert.NotEqual(
            Timelines.Compile(Sample.Of(Slot("best q when q rises while coverage >= 0.99 * best coverage"))).Digest,
            Timelines.Compile(Sample.Of(Slot("best q when q rises while coverage >= 0.99"))).Digest);

        static string Slot(string slot) => Phase + Reconstruction + $"  checkpoint {{\n    {slot}\n  }}\n";
    }

    [Fact]
    public void Decision_18_what_is_off_is_checked_and_does_nothing()
    {
        string without = Timelines.Compile(Sample.Of(Phase + Reconstruction)).Digest;
        Assert.Equal(without, Timelines.Compile(Sample.Of(Phase + Reconstruction + "  off loss entropy weight 0.5\n")).Digest);
        Assert.Contains("HV0404", Codes(Phase + Reconstruction + "  off loss entrpy weight 0.5\n"));
    }

    [Fact]
    public void Decision_19_a_signal_is_evaluated_at_every_step_unless_it_says_per_epoch()
    {
        Methodology m = Timelines.Compile(Sample.Of(
            "  signal fine in 0..1 = ramp 0 -> 1\n  signal coarse in 0..1 per epoch = ramp 0 -> 1\n" + Phase + Reconstruction + "  loss entropy_A weight fine\n  loss entropy_B weight coarse\n",
            100));
        Assert.Equal(0.505, m.FindSignal("fine")!.Timeline!.At(50.5), 1e-12);
        Assert.Equal(0.5, m.FindSignal("coarse")!.Timeline!.At(50.5), 1e-12);
    }

    [Fact]
    public void Decision_20_everything_random_is_a_function_of_seed_purpose_epoch_and_step()
    {
        uint Draw(ulong seed, RandomPurpose purpose, int epoch, int step) => new RandomStream(seed, purpose, epoch, step).NextBits();
        uint first = Draw(1, RandomPurpose.NoiseA, 3, 5);
        Assert.Equal(first, Draw(1, RandomPurpose.NoiseA, 3, 5));
        Assert.Equal(5, new[] { first, Draw(2, RandomPurpose.NoiseA, 3, 5), Draw(1, RandomPurpose.NoiseB, 3, 5), Draw(1, RandomPurpose.NoiseA, 4, 5), Draw(1, RandomPurpose.NoiseA, 3, 6) }.Distinct().Count());

        // A batch does not depend on which batches were made before it.
        DataSettings settings = new(512, SamplerKind.Shuffled, 0, 0, Curriculum: false);
        int[] alone = new int[512];
        int[] after = new int[512];
        BatchSampler.Create(settings, seed: 1).Fill(3, 7, 0, alone);
        BatchSampler sampler = BatchSampler.Create(settings, seed: 1);
        for (int epoch = 0; epoch < 3; epoch++)
            sampler.Fill(epoch, 11, 0, after);
        sampler.Fill(3, 7, 0, after);
        Assert.Equal(alone, after);
    }

    private static readonly AdamWSettings Adam = new(0.9, 0.999, 1e-8, 0);

    private static ReferenceParameterSet TwoParameters(ReferenceEngine engine) =>
        (ReferenceParameterSet)engine.CreateParameters([new ParameterShape("a", 1, 1, "vae_A.encoder"), new ParameterShape("b", 1, 1, "vae_B.encoder")]);

    private static void Step(ReferenceParameterSet parameters, Optimizer optimizer, double a, double b)
    {
        parameters.Access("a", ParameterState.Gradient)[0] = a;
        parameters.Access("b", ParameterState.Gradient)[0] = b;
        optimizer.Update(0.01);
    }
}
