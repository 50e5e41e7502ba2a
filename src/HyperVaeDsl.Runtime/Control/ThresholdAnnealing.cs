namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Moves the threshold at which a component freezes by what its cycles of training achieved. A cycle begins when the component is let
/// go and ends when it freezes. If a metric has improved over it, the threshold relaxes by a step, so that the next cycle may go
/// further; if the metric has worsened by more than a tolerance, it tightens by a step. The threshold is clamped to a floor and a
/// ceiling.
/// </summary>
/// <remarks>
/// The historical controller skipped a step that would pass its floor instead of going to the floor, had no ceiling (so that a coverage
/// threshold could pass 1 and never be met again).
/// </remarks>
public sealed class ThresholdAnnealing : IStateful
{
    private readonly AnnealingSettings settings;
    private readonly double widest;
    private readonly TrainingCycle cycle;

    /// <summary>Thresholds as they are written.</summary>
    /// <param name="freeze">Threshold of the freeze condition.</param>
    /// <param name="unfreeze">Threshold of the unfreeze condition; NaN when it does not follow.</param>
    /// <param name="settings">The constants.</param>
    public ThresholdAnnealing(double freeze, double unfreeze, AnnealingSettings settings)
    {
        this.settings = settings;
        cycle = new TrainingCycle(settings.By, settings.Tolerance);
        widest = unfreeze;
        (Freeze, Unfreeze) = (freeze, unfreeze);
    }

    /// <summary>The threshold of the freeze condition now.</summary>
    public double Freeze { get; private set; }

    /// <summary>The threshold of the unfreeze condition now; NaN when it does not follow.</summary>
    public double Unfreeze { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["freeze", "unfreeze", "at_release"];

    /// <summary>Takes an evaluation, after the component's own update.</summary>
    /// <param name="change">What the evaluation did to the component.</param>
    /// <param name="metric">The metric by which cycles are judged.</param>
    /// <param name="isTrainable">Whether the component trains now; one that started trainable begins its first cycle at the first evaluation.</param>
    public void Update(FreezeChange change, double metric, bool isTrainable)
    {
        int verdict = cycle.Update(change, metric, isTrainable);
        if (verdict != 0)
            Move(-verdict * settings.Step);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1], destination[2]) = (Freeze, Unfreeze, cycle.AtRelease);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Freeze, Unfreeze, cycle.AtRelease) = (source[0], source[1], source[2]);

    // Thresholds of metrics that are better when low relax upwards.
    private void Move(double tighter)
    {
        double by = settings.FreezesBelow ? tighter : -tighter;
        Freeze = Math.Clamp(Freeze + by, settings.Floor, settings.Ceiling);
        if (double.IsNaN(Unfreeze))
            return;
        // It follows, at least the gap away on the good side, and never beyond what was written.
        Unfreeze = settings.FreezesBelow
            ? Math.Max(Math.Min(Unfreeze + by, widest), Freeze + settings.Gap)
            : Math.Min(Math.Max(Unfreeze + by, widest), Freeze - settings.Gap);
    }
}
