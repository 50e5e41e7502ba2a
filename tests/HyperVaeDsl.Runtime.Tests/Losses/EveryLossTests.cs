using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Losses;

/// <summary>Every loss of the oracle, on a small model and the engine that trains.</summary>
public class EveryLossTests
{
    private const int Size = 96;
    private static readonly AdamWSettings AdamW = new(0.9, 0.999, 1e-8, 0);

    private static readonly DualVaeSettings Small = new(
        LossOracle.Latent, [16], [16], BallProjection.SigmoidRadius, DecoderInput.Ball, LossOracle.Curvature, LossOracle.MaxRadius);

    // High valuations are rare among all operations, and losses of levels need some of them.
    private static readonly int[] Operations = [.. Enumerable.Range(0, Size).Select(i => i % 4 == 0 ? i * 729 % TernaryOperations.Count : i * 7919 % TernaryOperations.Count)];

    public static TheoryData<string> All => [.. LossOracle.Losses];

    // A new model lies below any free bits, where nothing is to be minimised.
    public static TheoryData<string> Trained => [.. LossOracle.Losses.Except(["kl_free_bits"])];

    [Theory]
    [MemberData(nameof(Trained))]
    public void As_the_only_term_it_falls_when_it_is_minimised(string name)
    {
        using var engine = new CpuEngine(1);
        var model = new DualVae(engine, Small);
        model.Initialize(seed: 3);
        var batch = new Batch(engine, Size, LossOracle.Seed);
        double[] rates = [.. model.Parameters.Shapes.Select(_ => 3e-3)];
        double first = Step(0), last = 0;
        for (int i = 1; i < 60; i++)
            last = Step(i);
        Assert.True(double.IsFinite(last) && last < first - (1e-4 * Math.Abs(first)), $"{name} went from {first} to {last}.");

        double Step(int update)
        {
            engine.BeginStep(recordGradients: true);
            batch.Fill(0, 0, Operations);
            DualVaeOutput output = model.Forward(batch, noiseScale: 0);
            Tensor loss = LossBench.Loss(name, output, batch);
            double value = loss.ToScalar();
            model.Parameters.ZeroGradients();
            engine.Backward(loss);
            model.Parameters.AdamW(AdamW, update + 1, rates);
            return value;
        }
    }

    /// <summary>The geometry of a loss may be learned: then its curvature has the gradient that differences of the loss have.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_learned_curvature_has_the_gradient_of_differences(string name)
    {
        const double Shift = 1e-4;
        using var engine = new ReferenceEngine();
        var model = new DualVae(engine, Small with { Projection = BallProjection.TanhRadius, LearnedCurvature = new CurvatureBounds(0.5, 1.2) });
        model.Initialize(seed: 3);
        var parameters = (ReferenceParameterSet)model.Parameters;
        var batch = new Batch(engine, Size, LossOracle.Seed);
        Evaluate(backward: true);
        double gradient = parameters.Access("vae_A.curvature", ParameterState.Gradient)[0];
        double[] theta = parameters.Access("vae_A.curvature", ParameterState.Value);
        double original = theta[0];
        theta[0] = original + Shift;
        double above = Evaluate(backward: false);
        theta[0] = original - Shift;
        double below = Evaluate(backward: false);
        Assert.Equal((above - below) / (2 * Shift), gradient, 1e-5 * Math.Max(1, Math.Abs(gradient)));

        double Evaluate(bool backward)
        {
            engine.BeginStep(recordGradients: true);
            batch.Fill(0, 0, Operations);
            Tensor loss = LossBench.Loss(name, model.Forward(batch, noiseScale: 0), batch);
            if (backward)
            {
                parameters.ZeroGradients();
                engine.Backward(loss);
            }

            return engine.ReadDouble(loss)[0];
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_repeated_step_allocates_nothing(string name)
    {
        using var engine = new CpuEngine(1);
        var model = new DualVae(engine, Small);
        model.Initialize(seed: 3);
        var batch = new Batch(engine, Size, LossOracle.Seed);
        for (int i = 0; i < 40; i++)
            Step(i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(40);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step(int step)
        {
            engine.BeginStep(recordGradients: true);
            batch.Fill(step, 1, Operations);
            DualVaeOutput output = model.Forward(batch, noiseScale: 1);
            Tensor loss = LossBench.Loss(name, output, batch);
            model.Parameters.ZeroGradients();
            engine.Backward(loss);
        }
    }
}
