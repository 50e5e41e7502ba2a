using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>What a run trains: the dual VAE on the ternary operations, or a model of the user's own on data of the user's own.</summary>
internal abstract class TrainedModel
{
    /// <summary>All parameters.</summary>
    public abstract ParameterSet Parameters { get; }

    /// <summary>The dual VAE; null for a model of the user's own.</summary>
    public virtual DualVae? Vae => null;

    /// <summary>What evaluations remember; null for nothing.</summary>
    public virtual IStateful? Memory => null;

    /// <summary>Allocates the parameters on an engine and draws their initial values.</summary>
    /// <exception cref="ArgumentException">A part of the user's model cannot be a component.</exception>
    public static TrainedModel Create(TensorEngine engine, IMethodology methodology, ulong seed)
    {
        TrainedModel model = methodology.Facts.Model is { } settings ? new TrainedDualVae(engine, methodology, settings, seed) : new TrainedParts(engine, methodology, seed);
        InitialValues.Draw(model.Parameters, seed);
        return model;
    }

    /// <summary>Measures the model as it is. Recycles the tensors of the step before.</summary>
    public abstract DualVaeMetrics Evaluate();

    /// <summary>The balls of both VAEs as the last evaluation saw them, as PNG files; null for a model of the user's own.</summary>
    public virtual (byte[] A, byte[] B)? Pictures() => null;
}

/// <summary>The dual VAE.</summary>
internal sealed class TrainedDualVae : TrainedModel
{
    private readonly TensorEngine engine;
    private readonly IMethodology methodology;
    private readonly Evaluator evaluator;
    private readonly OperationPool pool;

    public TrainedDualVae(TensorEngine engine, IMethodology methodology, DualVaeSettings settings, ulong seed)
    {
        this.engine = engine;
        this.methodology = methodology;
        MethodologyFacts facts = methodology.Facts;
        Vae = new DualVae(engine, settings);
        pool = OperationPool.Of(facts.Data, facts.Data.Measured, seed);
        evaluator = new Evaluator(engine, Vae, pool, facts.Measure);
    }

    public override DualVae Vae { get; }

    public override IStateful Memory => evaluator.Memory;

    public override ParameterSet Parameters => Vae.Parameters;

    public override DualVaeMetrics Evaluate()
    {
        DualVaeMetrics metrics = evaluator.Evaluate();
        if (methodology.Facts.OwnMetrics.Count == 0)
            return metrics;
        var own = new double[methodology.Facts.OwnMetrics.Count];
        methodology.Measure(Vae, OwnEvaluation.Over(engine, pool), own);
        return metrics with { Own = own };
    }

    public override (byte[] A, byte[] B)? Pictures() => evaluator.Pictures();
}

/// <summary>A model of the user's own.</summary>
internal sealed class TrainedParts(TensorEngine engine, IMethodology methodology, ulong seed) : TrainedModel
{
    private readonly int[] measured = ItemSampler.PartOf(methodology.Facts.Data, methodology.Facts.Data.Measured, seed);

    public override ParameterSet Parameters { get; } = ModelPart.Allocate(engine, methodology.Parts);

    public override DualVaeMetrics Evaluate()
    {
        var own = new double[methodology.Facts.OwnMetrics.Count];
        methodology.Measure(OwnEvaluation.Over(engine, measured), own);
        return DualVaeMetrics.Of(own);
    }
}
