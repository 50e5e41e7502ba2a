using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Measures a dual VAE on all operations with the posterior mean as latent vector.</summary>
public sealed class Evaluator
{
    /// <summary>A ninth of the operations: large enough for the engine, small enough for its memory.</summary>
    private const int ChunkSize = TernaryOperations.Count / 9;

    private readonly TensorEngine engine;
    private readonly DualVae model;
    private readonly Batch chunk;
    private readonly VaeSurvey a;
    private readonly VaeSurvey b;

    /// <summary>Prepares to measure a model.</summary>
    public Evaluator(TensorEngine engine, DualVae model)
    {
        this.engine = engine;
        this.model = model;
        chunk = new Batch(engine, ChunkSize, seed: 0);
        var pairs = new MetricPairs();
        a = new VaeSurvey(model.Settings, pairs);
        b = new VaeSurvey(model.Settings, pairs);
    }

    /// <summary>Measures the model as it is. Recycles the tensors of the step before.</summary>
    public DualVaeMetrics Evaluate()
    {
        Span<int> operations = stackalloc int[ChunkSize];
        for (int start = 0; start < TernaryOperations.Count; start += ChunkSize)
        {
            for (int i = 0; i < ChunkSize; i++)
                operations[i] = start + i;
            engine.BeginStep(recordGradients: false);
            chunk.Fill(epoch: 0, step: 0, operations);
            DualVaeOutput output = model.Evaluate(chunk);
            a.Take(output.A, chunk);
            b.Take(output.B, chunk);
        }

        return new DualVaeMetrics(a.Finish(), b.Finish());
    }
}
