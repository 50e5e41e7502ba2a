using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>
/// What a generated methodology looks like, for a model small enough for tests: two phases, a controller, losses that come
/// and go.
/// </summary>
internal sealed class SmallMethodology : IMethodology
{
    private readonly ScaledSignal beta = new(0.001, 0.1);
    private readonly Ema kl = new(0.9);

    public static DualVaeSettings SmallModel { get; } = new(4, [16], [16], BallProjection.SigmoidRadius, DecoderInput.Ball, 1, 0.95);

    public static MethodologyFacts SmallFacts { get; } = new()
    {
        Name = "Small",
        Source = "small.hvae",
        Digest = "00ff",
        Epochs = 4,
        Seed = 42,
        EvaluateEvery = 2,
        Phases = [new PhaseFacts("Explore", 0, 1), new PhaseFacts("Converge", 1, 4)],
        Signals = ["beta", "lr"],
        Losses = ["reconstruction", "kl", "radial", "ranking"],
        Data = new DataSettings(1024, SamplerKind.StratifiedHigh, 0.25, 4, Curriculum: false),
        Model = SmallModel,
        Optimizer = new OptimizerSettings(
            new AdamWSettings(0.9, 0.999, 1e-8, 1e-4), [new("vae_B.decoder", 0.9)], new GradientBalance("vae_A", "vae_B", 0.9, 0.5, 2), ClipNorm: 1),
        Guards = [],
        Checkpoints = new CheckpointSettings([], EveryEpochs: 0, Keep: 1),
    };

    public MethodologyFacts Facts { get; init; } = SmallFacts;

    public IReadOnlyList<KeyValuePair<string, IStateful>> State => [new("control.beta", beta), new("control.kl", kl)];

    /// <summary>From this time on the reconstruction is multiplied by a number that overflows.</summary>
    public double DivergesFrom { get; init; } = double.PositiveInfinity;

    /// <summary>From this time on the divergence takes a way whose results are finite and whose gradient is not.</summary>
    public double GradientBreaksFrom { get; init; } = double.PositiveInfinity;

    /// <summary>Where the second phase begins.</summary>
    public double Boundary { get; init; } = 1;

    public int PhaseIndexAt(double epoch) => epoch < Boundary ? 0 : 1;

    public void WriteSignals(double epoch, Span<double> values)
    {
        values[0] = 0.01;
        values[1] = 5e-3;
    }

    public void Step(TrainingStep step)
    {
        Span<double> signals = stackalloc double[2];
        WriteSignals(step.Time, signals);
        signals[0] = beta.Apply(signals[0]);
        Batch batch = step.NextBatch();
        DualVaeOutput output = step.Model.Forward(batch, noiseScale: 1);
        double scale = step.Time >= DivergesFrom ? 1e38 * 10 : 1;
        LossSum loss = step.BeginLoss();
        loss.Add(0, (ReconstructionLoss.Of(output.A, batch) + ReconstructionLoss.Of(output.B, batch)) * scale, weight: 1);
        Tensor divergence = KlLoss.Of(output.A, freeBits: 0.1) + KlLoss.Of(output.B, freeBits: 0.1);
        if (step.Time >= GradientBreaksFrom)
            divergence += (output.A.Mean.Square() * 1e-35 * 1e30 * 1e30).Sum();
        loss.Add(1, divergence, weight: signals[0]);
        if (step.Time >= Boundary)
        {
            loss.Add(2, RadialLoss.Of(output.A, batch, 0.1, 0.85) + RadialLoss.Of(output.B, batch, 0.1, 0.85), weight: 300);
            loss.Add(3, RankingLoss.Of(output.A, batch, 100, 0.1) + RankingLoss.Of(output.B, batch, 100, 0.1), weight: 1);
        }

        step.Minimize(loss, signals[1]);
        if (kl.Update(step.Observed.Kl) > 5)
            beta.Scale(1.01);
        step.ReportSignals(signals);
    }

    /// <summary>What was evaluated, in order.</summary>
    public List<Evaluation> Evaluations { get; } = [];

    /// <summary>Whether what was evaluated is kept.</summary>
    public bool KeepsEvaluations { get; init; } = true;

    public void Evaluated(in Evaluation evaluation)
    {
        if (KeepsEvaluations)
            Evaluations.Add(evaluation);
    }

    public static GuardRule Guard(Metric metric, Comparison comparison, double threshold, int epochs, GuardAction action) =>
        new("watch", new Condition([new ComparisonTest(metric, comparison, threshold)], epochs, ConditionUnit.Epochs), action);
}
