using HyperVaeDsl.Runtime.Metrics;

namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Judges the cycles of a component: one begins when the component is let go and ends when it freezes. It was good if a metric improved
/// over it, and bad if the metric worsened by more than a tolerance.
/// </summary>
/// <param name="by">The metric.</param>
/// <param name="tolerance">A cycle that loses no more than this is neither.</param>
/// <remarks>The historical controller measured a first cycle against 0.</remarks>
internal sealed class TrainingCycle(MetricSelector by, double tolerance)
{
    /// <summary>The metric at the begin of the cycle; NaN before the first.</summary>
    public double AtRelease { get; set; } = double.NaN;

    /// <summary>Takes an evaluation, after the component's own update.</summary>
    /// <param name="change">What the evaluation did to the component.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="isTrainable">Whether the component trains now; one that started trainable begins its first cycle at the first evaluation.</param>
    /// <returns>1 at the end of a good cycle, -1 at the end of a bad one, otherwise 0.</returns>
    public int Update(FreezeChange change, double metric, bool isTrainable)
    {
        if (change == FreezeChange.Released || (isTrainable && double.IsNaN(AtRelease)))
            AtRelease = metric;
        if (change != FreezeChange.Frozen)
            return 0;
        double gain = by.HigherIsBetter ? metric - AtRelease : AtRelease - metric;
        return gain > 0 ? 1 : gain < -tolerance ? -1 : 0;
    }
}
