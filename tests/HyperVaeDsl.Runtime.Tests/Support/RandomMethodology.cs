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
/// A methodology drawn from a seed: any sampler, accumulation, optimizer, controllers of steps and of evaluations, a gate, a freezing component,
/// a phase that may end early, guards that warn, stop and roll back. Equal seeds are equal methodologies.
/// </summary>
internal sealed class RandomMethodology : IMethodology
{
    private static readonly Metric[] Watched = [Metric.Coverage, Metric.TritAccuracy, Metric.RadialCorrelation, Metric.Kl, Metric.MeanRadius, Metric.RichnessRatio];

    private readonly ScaledSignal beta = new(0.001, 0.5);
    private readonly Ema kl = new(0.9);
    private readonly PlateauLaw plateau = new(5e-3, new PlateauSettings(0.7, 1, HigherIsBetter: true, 0.01, IsRelative: false, 1, 1.1, 0.02), 1e-4, 1e-2);
    private readonly PiLaw radial;
    private readonly BoostLaw boost = new(within: 0.001, patience: 2, factor: 1.2, relax: 0.9, higherIsBetter: true, 0.2, 3);
    private readonly Cadence cadence;
    private readonly Gate gate;
    private readonly ComponentMachine component;
    private readonly bool scales;
    private readonly bool usesCurriculum;

    public RandomMethodology(int seed)
    {
        var draw = new Random(seed);
        int epochs = draw.Next(6, 11);
        int accumulate = draw.Next(1, 3);
        scales = draw.Next(2) == 0;
        usesCurriculum = draw.Next(2) == 0;
        radial = new PiLaw(1, 0.5, 0.05, 0.1, 5, asPublished: draw.Next(2) == 0);
        cadence = new Cadence(draw.Next(1, 4));
        gate = new Gate("ranking", Draw(draw), from: draw.Next(0, 3), to: epochs);
        var freeze = new Condition([new ComparisonTest(Metric.Coverage, Comparison.Below, draw.NextDouble() * 0.5)], draw.Next(1, 3));
        component = new ComponentMachine(
            "vae_A.encoder",
            new FreezeMachine(startsFrozen: draw.Next(2) == 0, warmup: draw.Next(0, 2), restEvaluations: draw.Next(0, 3), restEpochs: draw.Next(0, 2)),
            unfreeze: new Condition([new ComparisonTest(Metric.Coverage, Comparison.Above, draw.NextDouble() * 0.3)]),
            freeze,
            draw.Next(2) == 0 ? null : new AnnealingSettings(Metric.Coverage, 0.01, 0.001, 0, 1, UnfreezeFollows: draw.Next(2) == 0, 0.05, FreezesBelow: true),
            draw.Next(2) == 0 ? null : new PatienceSettings(Metric.Coverage, 1, 0.001, 1, 4));
        Boundary = draw.Next(2, 5);
        BestCheckpoint[] best =
        [
            new("coverage", Metric.Coverage, Rises: true, While: draw.Next(2) == 0 ? null : Draw(draw)),
            new("kl", Metric.Kl, Rises: false, While: null) { By = 0.01 },
        ];
        Facts = SmallMethodology.SmallFacts with
        {
            Name = "Random",
            Digest = $"{seed:x}",
            Epochs = epochs,
            Seed = (ulong)seed,
            EvaluateEvery = draw.Next(1, 4),
            Phases =
            [
                new PhaseFacts("Explore", 0, Boundary) { EarlyEnd = draw.Next(2) == 0 ? null : new EarlyEnd(1, Draw(draw)) },
                new PhaseFacts("Converge", Boundary, epochs),
            ],
            Signals = ["beta", "lr", "radial.weight", "noise"],
            Data = new DataSettings(128 / accumulate, (SamplerKind)draw.Next(0, 5), 0.25, 1, Curriculum: usesCurriculum)
            {
                Accumulate = accumulate,
                WithReplacement = draw.Next(3) == 0,
                CurriculumFromLow = draw.Next(2) == 0,
                Subset = (0, 404 + draw.Next(200)),
                Measured = DataPart.Training,
            },
            Model = new DualVaeSettings(2, [8], [8], (BallProjection)draw.Next(0, 3), (DecoderInput)draw.Next(0, 2), 1, 0.95) { Dropout = draw.Next(2) * 0.1 },
            Measure = new MeasureSettings([Metric.Richness, Metric.RichnessRatio], 0),
            Optimizer = new OptimizerSettings(
                new AdamWSettings(0.9, 0.99, 1e-8, 1e-3),
                scales ? [new("vae_B.decoder", 1.0)] : [],
                draw.Next(2) == 0 ? null : new GradientBalance("vae_A", "vae_B", 0.9, 0.5, 2),
                ClipNorm: draw.Next(2))
            {
                Kind = (OptimizerKind)draw.Next(0, 3),
                Momentum = 0.8,
            },
            Guards =
            [
                new GuardRule("warning", Draw(draw), GuardAction.Warn) { After = draw.Next(0, 3) },
                new GuardRule("back", Draw(draw), GuardAction.Rollback) { After = draw.Next(0, 4), Slot = "kl", AtMost = draw.Next(0, 3) },
                new GuardRule("end", new Condition([new ComparisonTest(Metric.Coverage, Comparison.AtLeast, draw.Next(3) == 0 ? 0 : 2)], 3), GuardAction.Stop),
            ],
            Targets = [new Target(new ComparisonTest(Metric.Coverage, Comparison.AtLeast, 0.1)), new Target(new ComparisonTest(Metric.Kl, Comparison.Below, 2))],
            Checkpoints = new CheckpointSettings(best, EveryEpochs: draw.Next(0, 3), Keep: 2) { Milestones = [new Milestone("early", 1), new Milestone("middle", Boundary)] },
        };
        State =
        [
            new("control.beta", beta), new("control.kl", kl), new("control.lr", plateau), new("control.radial", radial), new("control.noise", boost),
            new("control.cadence", cadence), new("gate(ranking)", gate), new("vae_A.encoder", component),
        ];
    }

    public MethodologyFacts Facts { get; init; }

    public IReadOnlyList<KeyValuePair<string, IStateful>> State { get; }

    private int Boundary { get; }

    public int PhaseIndexAt(double epoch) => epoch < Boundary ? 0 : 1;

    public void WriteSignals(double epoch, Span<double> values) =>
        (values[0], values[1], values[2], values[3]) = (0.01 + (0.01 * epoch), 5e-3, 1, 1 / (1 + (0.1 * epoch)));

    public void Step(TrainingStep step)
    {
        Span<double> signals = stackalloc double[4];
        WriteSignals(step.Time, signals);
        (signals[0], signals[1], signals[2], signals[3]) = (beta.Apply(signals[0]), plateau.Value, radial.Value, boost.Apply(signals[3]));
        step.Freeze("vae_A.encoder", component.IsFrozen);
        if (scales)
            step.ScaleLearningRate("vae_B.decoder", 0.5 + (0.05 * step.Time));
        for (int part = 0; part < Facts.Data.Accumulate; part++)
        {
            Batch batch = usesCurriculum ? step.NextBatch(Math.Min(1, 0.4 + (0.1 * step.Time))) : step.NextBatch();
            DualVaeOutput output = step.Model.Forward(batch, noiseScale: signals[3]);
            LossSum loss = step.BeginLoss();
            loss.Add(0, ReconstructionLoss.Of(output.A, batch) + ReconstructionLoss.Of(output.B, batch), weight: 1);
            loss.Add(1, KlLoss.Of(output.A, freeBits: 0.1) + KlLoss.Of(output.B, freeBits: 0.1), weight: signals[0]);
            if (step.Time >= Boundary)
                loss.Add(2, RadialLoss.Of(output.A, batch, 0.1, 0.85) + RadialLoss.Of(output.B, batch, 0.1, 0.85), weight: signals[2]);
            if (gate.IsOpen)
                loss.Add(3, RankingLoss.Of(output.A, batch, 20, 0.1) + RankingLoss.Of(output.B, batch, 20, 0.1), weight: 1);
            step.Accumulate(loss);
        }

        step.Update(signals[1]);
        kl.Update(step.Observed.Kl);
        if (cadence.Count() && kl.Value > 1)
            beta.Scale(1.05);
        radial.Update(step.Observed.MeanRadius, 0.5);
        step.ReportSignals(signals);
    }

    public void Evaluated(in Evaluation evaluation)
    {
        gate.Update(evaluation);
        plateau.Update(evaluation[Metric.Coverage]);
        boost.Update(evaluation[Metric.TritAccuracy]);
        component.Evaluated(evaluation);
    }

    private static Condition Draw(Random draw)
    {
        Metric metric = Watched[draw.Next(Watched.Length)];
        MetricTest test = draw.Next(4) switch
        {
            0 => new ComparisonTest(metric, Comparison.AtLeast, (draw.NextDouble() * 2) - 1),
            1 => new StallTest(metric, draw.NextDouble() * 0.2),
            2 => new ChangeTest(metric, Rises: draw.Next(2) == 0, By: draw.NextDouble() * 0.01),
            _ => new BestTest(metric, draw.Next(2) == 0 ? Comparison.AtLeast : Comparison.Below, 0.5 + draw.NextDouble()),
        };
        return new Condition([test], draw.Next(1, 3), draw.Next(2) == 0 ? ConditionUnit.Epochs : ConditionUnit.Evaluations);
    }
}
