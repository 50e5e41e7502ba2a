using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>One question to an evaluation about one metric. A metric that is not a number answers no.</summary>
/// <param name="Metric">The metric.</param>
public abstract record MetricTest(MetricSelector Metric)
{
    /// <summary>The test as it is written in a methodology.</summary>
    public abstract string Text { get; }

    /// <summary>Whether it holds now.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="memory">What the test keeps from one evaluation to the next; NaN at the first.</param>
    internal abstract bool Holds(in Evaluation evaluation, ref double memory);
}
