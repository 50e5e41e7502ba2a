using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>Weights that make a run go wrong in the way that a guard waits for.</summary>
/// <param name="kl">Weight of the KL divergence.</param>
/// <param name="outward">Weight of a loss that draws every point to a radius of 0.949.</param>
/// <param name="noise">Factor of the posterior noise.</param>
/// <param name="guards">The guards.</param>
internal sealed class ProvokedMethodology(double kl, double outward, double noise, params GuardRule[] guards) : IMethodology
{
    private const double LearningRate = 0.02;

    public MethodologyFacts Facts { get; } = SmallMethodology.SmallFacts with
    {
        Name = "Provoked",
        Epochs = 30,
        EvaluateEvery = 1,
        Phases = [new PhaseFacts("All", 0, 30)],
        Signals = ["lr"],
        Losses = ["reconstruction", "kl", "radial"],
        Data = new DataSettings(128, SamplerKind.Shuffled, 0, 0, Curriculum: false) { Subset = (0, 1023), Measured = DataPart.Training },
        Guards = guards,
    };

    /// <summary>A guard as it is written: METRIC below or above a threshold, at so many evaluations in a row.</summary>
    public static GuardRule Guard(string name, ComparisonTest test, int evaluations, GuardAction action = GuardAction.Stop) => new(name, new Condition([test], evaluations), action);

    public int PhaseIndexAt(double epoch) => 0;

    public void WriteSignals(double epoch, Span<double> values) => values[0] = LearningRate;

    public void Step(TrainingStep step)
    {
        Batch batch = step.NextBatch();
        DualVaeOutput output = step.Model.Forward(batch, noise);
        LossSum loss = step.BeginLoss();
        loss.Add(0, ReconstructionLoss.Of(output.A, batch) + ReconstructionLoss.Of(output.B, batch), weight: 1);
        loss.Add(1, KlLoss.Of(output.A, freeBits: 0) + KlLoss.Of(output.B, freeBits: 0), weight: kl);
        loss.Add(2, RadialLoss.Of(output.A, batch, 0.9489, 0.949) + RadialLoss.Of(output.B, batch, 0.9489, 0.949), weight: outward);
        step.Minimize(loss, LearningRate);
        step.ReportSignals([LearningRate]);
    }

    public void Evaluated(in Evaluation evaluation)
    {
    }
}
