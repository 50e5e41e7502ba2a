namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Moves for how long the freeze condition of a component must hold by what its cycles of training achieved: after a good cycle the
/// component may train longer before it is frozen, after a bad one it is frozen sooner, between a floor and a ceiling.
/// </summary>
/// <param name="initial">The patience as it is written.</param>
/// <param name="settings">The constants.</param>
public sealed class PatienceAnnealing(int initial, PatienceSettings settings) : IStateful
{
    private readonly TrainingCycle cycle = new(settings.By, settings.Tolerance);

    /// <summary>The patience now.</summary>
    public int Patience { get; private set; } = initial;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["patience", "at_release"];

    /// <summary>Takes an evaluation, after the component's own update.</summary>
    /// <param name="change">What the evaluation did to the component.</param>
    /// <param name="metric">The metric by which cycles are judged.</param>
    /// <param name="isTrainable">Whether the component trains now.</param>
    public void Update(FreezeChange change, double metric, bool isTrainable) =>
        Patience = Math.Clamp(Patience + (cycle.Update(change, metric, isTrainable) * settings.Step), settings.Floor, settings.Ceiling);

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (Patience, cycle.AtRelease);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Patience, cycle.AtRelease) = ((int)source[0], source[1]);
}
