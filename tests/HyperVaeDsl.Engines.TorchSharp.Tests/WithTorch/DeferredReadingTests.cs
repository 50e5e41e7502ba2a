using BringYourOwnModel;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using TernaryOperations;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>What a step reads from the device, and what becomes of a loss that is not finite before anybody has looked.</summary>
public sealed class DeferredReadingTests : IDisposable
{
    private readonly TorchEngine engine = new(Device.Name, new TorchSettings { DefersReading = true });

    public void Dispose() => engine.Dispose();

    [Fact]
    public void Steps_read_nothing_where_nothing_asks_for_a_value()
    {
        ReadCounter counter = new(engine);
        new Trainer(engine, new Cyclical(), new TrainingOptions { Epochs = 2 }, counter, TimeProvider.System).Run();
        Assert.Equal(2, counter.Epochs);
        Assert.All(counter.Reads, reads => Assert.Equal(0, reads));
    }

    [Fact]
    public void A_controller_that_acts_in_every_step_reads_once()
    {
        ReadCounter counter = new(engine);
        new Trainer(engine, new Rings(new RingVae(new RingPoints(900))), new TrainingOptions { Epochs = 2 }, counter, TimeProvider.System).Run();
        Assert.All(counter.Reads, reads => Assert.Equal(1, reads));
    }

    /// <summary>Its controller observes every step, and its balance follows two norms in every step.</summary>
    [Fact]
    public void A_balance_reads_its_norms_the_losses_and_what_is_observed_in_one_transfer()
    {
        ReadCounter counter = new(engine);
        new Trainer(engine, new Homeostatic(), new TrainingOptions { Epochs = 2 }, counter, TimeProvider.System).Run();
        Assert.Equal(2, counter.Epochs);
        Assert.All(counter.Reads, reads => Assert.Equal(1, reads));
    }

    [Fact]
    public void A_step_that_diverges_is_named_and_nothing_is_updated_after_it()
    {
        using CpuEngine cpu = new(1);
        (TrainingResult expected, float[] before) = Break(cpu);
        (TrainingResult actual, float[] after) = Break(engine);
        Assert.Equal(TrainingOutcome.Diverged, actual.Outcome);
        const string Loss = "The loss kl became NaN (not a number)";
        foreach (TrainingResult result in new[] { expected, actual })
        {
            Assert.StartsWith(Loss, result.Reason, StringComparison.Ordinal);
            Assert.Contains("in epoch 0, step 7", result.Reason!, StringComparison.Ordinal);
        }

        Assert.Equal(before, after, (one, other) => Math.Abs(one - other) < 1e-4f);
    }

    private static (TrainingResult Result, float[] Weights) Break(TensorEngine engine)
    {
        Trainer trainer = new(engine, new Rings(new BrokenVae(new RingVae(new RingPoints(900)))), new TrainingOptions { Epochs = 1 }, new ReadCounter(null), TimeProvider.System);
        TrainingResult result = trainer.Run();
        ParameterShape shape = trainer.Parameters.Shapes[0];
        var weights = new float[shape.Rows * shape.Columns];
        trainer.Parameters.Read(shape.Name, ParameterState.Value, weights);
        return (result, weights);
    }

    /// <summary>Reads of every step but the first of an epoch.</summary>
    private sealed class ReadCounter(TorchEngine? engine) : TrainingObserver
    {
        private long last;

        public List<long> Reads { get; } = [];

        public int Epochs { get; private set; }

        public override void StepDone(in StepReport step)
        {
            if (engine is null)
                return;
            if (step.StepInEpoch > 0)
                Reads.Add(engine.Reads - last);
            last = engine.Reads;
        }

        public override void EpochDone(EpochReport epoch) => Epochs++;
    }

    /// <summary>The model of the example with a divergence that is not a number in the eighth step.</summary>
    private sealed class BrokenVae(RingVae model) : Rings.IModel
    {
        public ModelPart Encoder => model.Encoder;

        public ModelPart Mean => model.Mean;

        public ModelPart LogVariance => model.LogVariance;

        public ModelPart Decoder => model.Decoder;

        public void Forward(ItemBatch batch, double noise) => model.Forward(batch, noise);

        public Tensor Reconstruction(ItemBatch batch) => model.Reconstruction(batch);

        public Tensor Kl(ItemBatch batch) => batch is { IsTraining: true, Step: 7 } ? model.Kl(batch) * double.NaN : model.Kl(batch);

        public Tensor Separation(ItemBatch batch) => model.Separation(batch);

        public Rings.Metrics Measure(IEnumerable<ItemBatch> items) => model.Measure(items);
    }
}
