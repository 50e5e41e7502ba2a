namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// A signal that a controller scales within bounds: effective = clamp(planned * factor, lower, upper). The factor starts at 1
/// and lasts from step to step.
/// </summary>
public sealed class ScaledSignal : IStateful
{
    private readonly Bounds bounds;
    private double planned;

    /// <summary>A signal with factor 1.</summary>
    /// <param name="lower">Smallest effective value.</param>
    /// <param name="upper">Largest effective value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public ScaledSignal(double lower, double upper) => bounds = new Bounds(lower, upper);

    /// <summary>Smallest effective value.</summary>
    public double Lower => bounds.Lower;

    /// <summary>Largest effective value.</summary>
    public double Upper => bounds.Upper;

    /// <summary>What the plan is multiplied by.</summary>
    public double Factor { get; private set; } = 1;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["factor", "planned"];

    /// <summary>The effective value for a planned one.</summary>
    public double Apply(double planned)
    {
        this.planned = planned;
        return bounds.Clamp(planned * Factor);
    }

    /// <summary>
    /// Multiplies the factor, first and afterwards limited to what the bounds can show of the value planned last. So a factor does
    /// not wind up while a bound hides it, and the first step back shows at once. A plan of 0 shows no factor and leaves it.
    /// </summary>
    public void Scale(double by)
    {
        if (planned == 0)
            return;
        Factor = Visible(Visible(Factor) * by);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => (destination[0], destination[1]) = (Factor, planned);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Factor, planned) = (source[0], source[1]);

    private double Visible(double factor) => bounds.Clamp(factor * planned) / planned;
}
