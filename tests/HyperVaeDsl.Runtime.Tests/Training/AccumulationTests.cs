using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

public class AccumulationTests
{
    [Fact]
    public void Accumulated_batches_train_like_one_large_batch()
    {
        using var engine = new ReferenceEngine();
        using var other = new ReferenceEngine();
        (float[] Values, double[] Losses, double Kl) large = Train(engine, batch: 96, accumulate: 1);
        (float[] Values, double[] Losses, double Kl) parts = Train(other, batch: 24, accumulate: 4);
        Assert.Equal(large.Kl, parts.Kl, 1e-5);
        for (int i = 0; i < large.Losses.Length; i++)
            Assert.Equal(large.Losses[i], parts.Losses[i], 1e-5);
        for (int i = 0; i < large.Values.Length; i++)
            Assert.Equal(large.Values[i], parts.Values[i], 1e-5);
    }

    [Fact]
    public void An_accumulated_step_allocates_nothing()
    {
        using var engine = new CpuEngine(1);
        TrainingStep step = Step(engine, batch: 24, accumulate: 4);
        for (int number = 0; number < 40; number++)
            Make(engine, step, number, 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Make(engine, step, 40, 4);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (float[] Values, double[] Losses, double Kl) Train(TensorEngine engine, int batch, int accumulate)
    {
        TrainingStep step = Step(engine, batch, accumulate);
        for (int number = 0; number < 3; number++)
            Make(engine, step, number, accumulate);
        ParameterShape shape = step.Model.Parameters.Shapes[0];
        float[] values = new float[shape.Rows * shape.Columns];
        step.Model.Parameters.Read(shape.Name, ParameterState.Value, values);
        return (values, step.Losses.ToArray(), step.Observed.Kl);
    }

    private static TrainingStep Step(TensorEngine engine, int batch, int accumulate)
    {
        MethodologyFacts facts = SmallMethodology.SmallFacts with
        {
            Losses = ["reconstruction", "kl"],
            Data = new DataSettings(batch, SamplerKind.Shuffled, 0, 0, Curriculum: false) { Accumulate = accumulate },
        };
        var model = TrainedModel.Create(engine, new SmallMethodology { Facts = facts }, seed: 1);
        return new TrainingStep(engine, facts, model, new Optimizer(model.Parameters, facts.Optimizer), seed: 1);
    }

    // What generated code does, with losses that are means over the batch and no noise.
    private static void Make(TensorEngine engine, TrainingStep step, int number, int accumulate)
    {
        step.MoveTo(epoch: 0, plannedEpoch: 0, number);
        engine.BeginStep(recordGradients: true);
        for (int part = 0; part < accumulate; part++)
        {
            Batch batch = step.NextBatch();
            DualVaeOutput vae = step.Model.Forward(batch, noiseScale: 0);
            LossSum loss = step.BeginLoss();
            loss.Add(0, ReconstructionLoss.Of(vae.A, batch) + ReconstructionLoss.Of(vae.B, batch), weight: 1);
            loss.Add(1, KlLoss.Of(vae.A, freeBits: 0) + KlLoss.Of(vae.B, freeBits: 0), weight: 0.1);
            if (accumulate == 1)
                step.Minimize(loss, learningRate: 1e-3);
            else
                step.Accumulate(loss);
        }

        if (accumulate > 1)
            step.Update(learningRate: 1e-3);
    }
}
