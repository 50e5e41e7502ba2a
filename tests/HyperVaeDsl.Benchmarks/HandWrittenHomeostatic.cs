using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Benchmarks;

/// <summary>The step of homeostatic as one writes it by hand with care against the same runtime.</summary>
internal sealed class HandWrittenHomeostatic : IMethodology
{
    private readonly Ema kl = new(0.9);
    private readonly Ema radius = new(0.9);
    private readonly ScaledSignal betaScale = new(0.05, 1);
    private readonly ScaledSignal radialScale = new(0.01, 1);

    public MethodologyFacts Facts { get; } = new Homeostatic().Facts;

    public int PhaseIndexAt(double epoch) => epoch < 40 ? 0 : epoch < 50 ? 1 : epoch < 51 ? 2 : 3;

    public void WriteSignals(double epoch, Span<double> values)
    {
        values[0] = BetaA(epoch);
        values[1] = BetaB(epoch);
        values[2] = Temperature(epoch);
        values[3] = LearningRate(epoch);
        values[4] = Admission(epoch);
        values[5] = 0.3;
    }

    public void Step(TrainingStep step)
    {
        double epoch = step.Time;
        Span<double> signals = stackalloc double[6];
        WriteSignals(epoch, signals);
        double betaA = signals[0] = betaScale.Apply(signals[0]);
        double radial = signals[5] = radialScale.Apply(0.3);
        step.ReportSignals(signals);

        Batch batch = step.NextBatch(signals[4]);
        DualVaeOutput vae = step.Model.Forward(batch, noiseScale: signals[2]);
        LossSum loss = step.BeginLoss();
        loss.Add(0, ReconstructionLoss.Of(vae.A, batch) + ReconstructionLoss.Of(vae.B, batch), 1);
        loss.Add(1, KlLoss.Of(vae.A, 0.1), betaA);
        if (epoch >= 40)
            loss.Add(2, KlLoss.Of(vae.B, 0.1), signals[1]);
        if (epoch >= 51)
        {
            loss.Add(3, RadialLoss.Of(vae.A, batch, 0.1, 0.85) + RadialLoss.Of(vae.B, batch, 0.1, 0.85), radial);
            loss.Add(4, RankingLoss.Of(vae.A, batch, margin: 0.1, triplets: 500) + RankingLoss.Of(vae.B, batch, margin: 0.1, triplets: 500), 0.5);
        }

        loss.Add(5, EntropyLoss.Of(vae.B), 0.05);
        loss.Add(6, RepulsionLoss.Of(vae.B, 0.5), 0.01);
        step.Minimize(loss, signals[3]);

        StepObservation observed = step.Observed;
        kl.Update(observed.KlA);
        radius.Update(observed.MeanRadius);
        if (kl.Value > 7.5)
            betaScale.Scale(1.05);
        if (kl.Value < 2.5)
            betaScale.Scale(0.95);
        if (radius.Value < 0.25)
            radialScale.Scale(0.9);
    }

    public void Evaluated(in Evaluation evaluation)
    {
    }

    private static double BetaA(double epoch) => epoch < 40 ? 0.3 + (0.5 * (epoch / 40)) : 0.8;

    private static double BetaB(double epoch) => epoch < 40 ? 0 : epoch < 50 ? 0.1 * ((epoch - 40) / 10) : epoch < 51 ? 0.5 : 0.5 + (0.5 * ((epoch - 51) / 49));

    private static double Temperature(double epoch) => epoch < 40 ? 1 : epoch < 50 ? 0.9 : epoch < 51 ? 0.8 : 0.8 * Math.Pow(0.7 / 0.8, (epoch - 51) / 49);

    private static double LearningRate(double epoch)
    {
        double progress = epoch < 50 ? epoch / 50 : (epoch - 50) / 100;
        return 1e-3 - (0.000999 * (0.5 - (0.5 * Math.Cos(Math.PI * progress))));
    }

    private static double Admission(double epoch)
    {
        double whole = Math.Floor(epoch);
        return whole < 10 ? 0.67 : whole < 30 ? 0.89 : 1;
    }
}
