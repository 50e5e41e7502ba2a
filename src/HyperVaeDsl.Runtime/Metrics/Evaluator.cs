using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Measures a dual VAE on all operations, or some, with the posterior mean as latent vector.</summary>
public sealed class Evaluator
{
    /// <summary>A ninth of the operations: large enough for the engine, small enough for its memory.</summary>
    private const int ChunkSize = TernaryOperations.Count / 9;

    private readonly TensorEngine engine;
    private readonly DualVae model;
    private readonly int[] operations;
    private readonly Batch whole;
    private readonly Batch? remainder;
    private readonly VaeSurvey a;
    private readonly VaeSurvey b;
    private readonly PriorSurvey? prior;

    /// <summary>Prepares to measure a model on all operations.</summary>
    public Evaluator(TensorEngine engine, DualVae model)
        : this(engine, model, OperationPool.All, MeasureSettings.Standard)
    {
    }

    /// <summary>Prepares to measure a model on all operations, with more than the standard metrics.</summary>
    public Evaluator(TensorEngine engine, DualVae model, MeasureSettings measure)
        : this(engine, model, OperationPool.All, measure)
    {
    }

    /// <summary>Prepares to measure a model on some operations.</summary>
    internal Evaluator(TensorEngine engine, DualVae model, OperationPool pool, MeasureSettings measure)
    {
        this.engine = engine;
        this.model = model;
        operations = pool.Operations.ToArray();
        int size = Math.Min(ChunkSize, operations.Length);
        whole = new Batch(engine, size, seed: 0);
        remainder = operations.Length % size == 0 ? null : new Batch(engine, operations.Length % size, seed: 0);
        var pairs = new MetricPairs(operations);
        MetricTriplets? triplets = measure.Has(Metric.TripletConcordance) ? new MetricTriplets(operations) : null;
        a = new VaeSurvey(model.Settings, operations, pairs, measure, triplets);
        b = new VaeSurvey(model.Settings, operations, pairs, measure, triplets);
        prior = measure.Has(Metric.PriorCoverage) ? new PriorSurvey(engine, model, measure.PriorSamples) : null;
        Memory = new CompositeState([new("A", a), new("B", b)]);
    }

    /// <summary>What later evaluations are compared with.</summary>
    internal IStateful Memory { get; }

    /// <summary>The balls of both VAEs as the last evaluation saw them, as PNG files.</summary>
    internal (byte[] A, byte[] B) Pictures() => (a.Picture(), b.Picture());

    /// <summary>Measures the model as it is. Recycles the tensors of the step before.</summary>
    public DualVaeMetrics Evaluate()
    {
        for (int start = 0; start < operations.Length; start += whole.Size)
        {
            Batch chunk = start + whole.Size <= operations.Length ? whole : remainder!;
            engine.BeginStep(recordGradients: false);
            chunk.Fill(epoch: 0, step: 0, operations.AsSpan(start, chunk.Size));
            DualVaeOutput output = model.Evaluate(chunk);
            a.Take(output.A, chunk);
            b.Take(output.B, chunk);
        }

        (VaeMetrics ofA, VaeMetrics ofB) = (a.Finish(), b.Finish());
        if (prior is null)
            return new DualVaeMetrics(ofA, ofB);
        (double coveredByA, double coveredByB) = prior.Measure();
        return new DualVaeMetrics(ofA with { PriorCoverage = coveredByA }, ofB with { PriorCoverage = coveredByB });
    }
}
