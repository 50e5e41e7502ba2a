namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// The exploration boost of the historical v5.10 runs: effective = clamp(planned * boost, lower, upper). An update at which the metric
/// has not improved by the given amount since the update before is a stall; from the given number of stalls in a row on, each stall
/// multiplies the boost by the factor. An update that is no stall multiplies it by the relaxation, but not beyond 1, where it started.
/// </summary>
/// <remarks>
/// Those runs took the magnitude of the change, so that a falling metric counted as progress, and looked at values that had not been
/// measured anew; here the change has a sign, and every update brings a fresh metric. Like a factor, the boost does not wind up behind
/// a bound.
/// </remarks>
public sealed class BoostLaw : IStateful
{
    private readonly Bounds bounds;
    private readonly double within;
    private readonly int patience;
    private readonly double factor;
    private readonly double relax;
    private readonly bool higherIsBetter;
    private double planned;
    private double before = double.NaN;
    private int stalls;

    /// <summary>A boost of 1.</summary>
    /// <param name="within">An improvement below this is a stall, in units of the metric.</param>
    /// <param name="patience">Stalls in a row from which on the boost acts, at least 1.</param>
    /// <param name="factor">What a stall multiplies the boost by: above 1, or between 0 and 1.</param>
    /// <param name="relax">What the boost is multiplied by otherwise, on the other side of 1.</param>
    /// <param name="higherIsBetter">The direction of the metric.</param>
    /// <param name="lower">Smallest effective value.</param>
    /// <param name="upper">Largest effective value.</param>
    /// <exception cref="ArgumentException">The bounds are reversed or not numbers.</exception>
    public BoostLaw(double within, int patience, double factor, double relax, bool higherIsBetter, double lower, double upper)
    {
        bounds = new Bounds(lower, upper);
        this.within = within;
        this.patience = patience;
        this.factor = factor;
        this.relax = relax;
        this.higherIsBetter = higherIsBetter;
    }

    /// <summary>What the plan is multiplied by.</summary>
    public double Boost { get; private set; } = 1;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["boost", "planned", "before", "stalls"];

    /// <summary>The effective value for a planned one.</summary>
    public double Apply(double planned)
    {
        this.planned = planned;
        return bounds.Clamp(planned * Boost);
    }

    /// <summary>Takes a metric; the first one only begins the comparison, and one that is not a number changes nothing.</summary>
    public void Update(double metric)
    {
        double gain = higherIsBetter ? metric - before : before - metric;
        if (!double.IsNaN(metric))
            before = metric;
        if (double.IsNaN(gain))
            return;
        stalls = gain < within ? stalls + 1 : 0;
        if (stalls >= patience)
            Boost = Visible(Visible(Boost) * factor);
        else if (stalls == 0)
            Boost = Relaxed(Visible(Boost) * relax);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) =>
        (destination[0], destination[1], destination[2], destination[3]) = (Boost, planned, before, stalls);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => (Boost, planned, before, stalls) = (source[0], source[1], source[2], (int)source[3]);

    private double Relaxed(double boost) => factor > 1 ? Math.Max(1, boost) : Math.Min(1, boost);

    private double Visible(double boost) => planned == 0 ? boost : bounds.Clamp(boost * planned) / planned;
}
