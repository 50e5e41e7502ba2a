using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>What a generated methodology of a model of the user's own looks like: y = 2x - 1 is learned by a line and a bend.</summary>
internal sealed class OwnMethodology : IMethodology
{
    public static readonly OwnMetric Error = new(0, "error", HigherIsBetter: false);

    private readonly float[] inputs = [.. Enumerable.Range(0, 100).Select(i => i / 50f - 1)];

    public static MethodologyFacts OwnFacts { get; } = new()
    {
        Name = "Line",
        Source = "line.hvae",
        Digest = "11ee",
        Epochs = 20,
        Seed = 3,
        EvaluateEvery = 5,
        Phases = [new PhaseFacts("All", 0, 20)],
        Signals = ["lr"],
        Losses = ["square"],
        Data = new DataSettings(10, SamplerKind.Shuffled, 0, 0, Curriculum: false) { Items = 100, Split = (0.8, 0.2) },
        Optimizer = new OptimizerSettings(new AdamWSettings(0.9, 0.999, 1e-8, 0), [], Balance: null, ClipNorm: 0),
        OwnMetrics = [Error],
        Guards = [new GuardRule("late", new Condition([new StallTest(Error, Within: 100)], For: 3), GuardAction.Warn)],
        Checkpoints = new CheckpointSettings([new BestCheckpoint("error", Error, Rises: false, While: null)], EveryEpochs: 0, Keep: 1),
    };

    public MethodologyFacts Facts { get; init; } = OwnFacts;

    /// <summary>The items that batches had, of every step.</summary>
    public List<int[]> Drawn { get; } = [];

    /// <summary>How many items were measured by each evaluation.</summary>
    public List<int> Measured { get; } = [];

    /// <summary>What evaluations find; null for the truth.</summary>
    public double? BreaksMetric { get; init; }

    /// <summary>The batch, from 0, whose way back has no finite gradient; -1 for none.</summary>
    public int BreaksGradientOfBatch { get; init; } = -1;

    public DenseLayers Line { get; init; } = new(1, 8, 1);

    public IReadOnlyList<KeyValuePair<string, ModelPart>> Parts => [new("line", Line)];

    public int PhaseIndexAt(double epoch) => 0;

    public void WriteSignals(double epoch, Span<double> values) => values[0] = 0.01;

    public void Step(TrainingStep step)
    {
        for (int part = 0; part < Facts.Data.Accumulate; part++)
        {
            ItemBatch batch = step.NextItems();
            Drawn.Add(batch.Items.ToArray());
            LossSum loss = step.BeginLoss();
            Tensor squares = Squares(batch);
            Tensor square = squares.Mean();
            if (Drawn.Count - 1 == BreaksGradientOfBatch)
                square += (squares * 1e-35 * 1e30 * 1e30).Sum();
            loss.Add(0, square, weight: 1);
            step.Accumulate(loss);
        }

        step.Update(0.01);
    }

    public void Evaluated(in Evaluation evaluation)
    {
    }

    public void Measure(IEnumerable<ItemBatch> items, Span<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (ItemBatch batch in items)
        {
            sum += Squares(batch).Sum().ToScalar();
            count += batch.Size;
        }

        Measured.Add(count);
        values[0] = BreaksMetric ?? (sum / count);
    }

    private Tensor Squares(ItemBatch batch)
    {
        Tensor x = batch.Rows(inputs, 1);
        return (Line.Apply(x) - ((x * 2) - 1)).Square();
    }
}
