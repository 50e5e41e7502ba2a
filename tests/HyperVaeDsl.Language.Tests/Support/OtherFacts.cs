using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>A methodology with other data, so that a long plan becomes a short run.</summary>
internal sealed class OtherFacts(IMethodology inner, MethodologyFacts facts) : IMethodology
{
    public MethodologyFacts Facts => facts;

    public IReadOnlyList<KeyValuePair<string, IStateful>> State => inner.State;

    /// <summary>Facts of a run with one small batch an epoch, measured now and then.</summary>
    public static MethodologyFacts Short(MethodologyFacts facts) => facts with
    {
        Data = facts.Data with { BatchSize = 64, Subset = (0, 63 * facts.Data.Accumulate), Split = null, Measured = Runtime.Data.DataPart.All },
        EvaluateEvery = 50,
        Measure = Runtime.Metrics.MeasureSettings.Standard,
        WarmStart = null,
        Guards = [],
        Targets = [],
    };

    public int PhaseIndexAt(double epoch) => inner.PhaseIndexAt(epoch);

    public void WriteSignals(double epoch, Span<double> values) => inner.WriteSignals(epoch, values);

    public void Step(TrainingStep step) => inner.Step(step);

    public void Evaluated(in Evaluation evaluation) => inner.Evaluated(evaluation);
}
