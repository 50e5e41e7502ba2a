using HyperVaeDsl.Runtime.Control;

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

    /// <summary>Everything that the methodology remembers from step to step, by name, such as "homeostasis.beta".</summary>
    IReadOnlyList<KeyValuePair<string, IStateful>> State => [];
}
