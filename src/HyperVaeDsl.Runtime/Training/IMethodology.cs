using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>
/// A compiled methodology: the generator implements this from a <c>.hvae</c> file. It is a pure schedule plus one training step;
/// controllers and gates are its only state, so one instance serves one run.
/// </summary>
public interface IMethodology
{
    /// <summary>What the file declares.</summary>
    MethodologyFacts Facts { get; }

    /// <summary>Index into <see cref="MethodologyFacts.Phases"/> of the phase at a time in [0, epochs).</summary>
    int PhaseIndexAt(double epoch);

    /// <summary>The planned value of every signal at a time in [0, epochs), in the order of <see cref="MethodologyFacts.Signals"/>.</summary>
    void WriteSignals(double epoch, Span<double> values);

    /// <summary>One optimisation step at <see cref="TrainingStep.Time"/>.</summary>
    void Step(TrainingStep step);

    /// <summary>Takes an evaluation, right after it was made: opens gates, moves controllers that act on evaluations.</summary>
    void Evaluated(in Evaluation evaluation);

    /// <summary>The components of a model of the user's own, by their paths in the methodology; none for the dual VAE.</summary>
    IReadOnlyList<KeyValuePair<string, ModelPart>> Parts => [];

    /// <summary>Measures what the methodology declares, of a model of the user's own.</summary>
    /// <param name="items">Batches of all measured items; each begins a step of the engine.</param>
    /// <param name="values">Receives the values, in the order of <see cref="MethodologyFacts.OwnMetrics"/>.</param>
    void Measure(IEnumerable<ItemBatch> items, Span<double> values)
    {
    }

    /// <summary>Measures what the methodology declares, of the dual VAE.</summary>
    /// <param name="model">The model.</param>
    /// <param name="operations">Batches of all measured operations; each begins a step of the engine.</param>
    /// <param name="values">Receives the values, in the order of <see cref="MethodologyFacts.OwnMetrics"/>.</param>
    void Measure(DualVae model, IEnumerable<Batch> operations, Span<double> values)
    {
    }

    /// <summary>Everything that the methodology remembers from step to step, by name, such as "homeostasis.beta".</summary>
    IReadOnlyList<KeyValuePair<string, IStateful>> State => [];
}
