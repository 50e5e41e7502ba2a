namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// A signal that a controller shifts within bounds: effective = clamp(planned + offset, lower, upper). The offset starts at 0, has
/// the unit of the signal, and lasts from step to step.
/// </summary>
public sealed class ShiftedSignal : IStateful
{
    private readonly Bounds bounds;
    private double planned = double.NaN;

    /// <summary>A signal with offset 0.</summary>
    /// <param name="lower">Smallest effective value.</param>
    /// <param name="upper">Largest effective value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public ShiftedSignal(double lower, double upper) => bounds = new Bounds(lower, upper);

    /// <summary>What is added to the plan.</summary>
    public double Offset { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["offset", "planned"];

    /// <summary>The effective value for a planned one.</summary>
    public double Apply(double planned)
    {
        this.planned = planned;
        return bounds.Clamp(planned + Offset);
    }

    /// <summary>
    /// Adds to the offset, first and afterwards limited to what the bounds can show of the value planned last. So an offset does not
    /// wind up while a bound hides it, and the first step back shows at once.
    /// </summary>
    public void Shift(double by)
    {
        if (double.IsNaN(planned))
            return;
        Offset = Visible(Visible(Offset) + by);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (Offset, planned);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Offset, planned) = (source[0], source[1]);

    private double Visible(double offset) => bounds.Clamp(planned + offset) - planned;
}
