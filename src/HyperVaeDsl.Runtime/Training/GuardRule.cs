using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>A comparison with a threshold.</summary>
public enum Comparison
{
    /// <summary>value &lt; threshold</summary>
    Below,

    /// <summary>value &lt;= threshold</summary>
    AtMost,

    /// <summary>value &gt; threshold</summary>
    Above,

    /// <summary>value &gt;= threshold</summary>
    AtLeast,
}

/// <summary>What a guard does when its condition has held long enough.</summary>
public enum GuardAction
{
    /// <summary>Say so, once each time that the condition sets in, and go on.</summary>
    Warn,

    /// <summary>End the run after this epoch and say why.</summary>
    Stop,
}

/// <summary>Acts when a metric has satisfied a comparison at every evaluation of the last <paramref name="Epochs"/> epochs.</summary>
/// <param name="Name">Name, such as "posterior_collapse".</param>
/// <param name="Metric">The metric looked at.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Threshold">With what, in the metric's unit.</param>
/// <param name="Epochs">For how many epochs in a row.</param>
/// <param name="Action">What happens.</param>
public sealed record GuardRule(string Name, Metric Metric, Comparison Comparison, double Threshold, int Epochs, GuardAction Action);
