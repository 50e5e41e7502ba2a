using HyperVaeDsl.Draws;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// Noise that is a pure function of its seed and of the number of the cell of time: uniform, low + (high - low) x with x from
/// <see cref="SeededDraws"/>, or normal between its bounds. Its extremes are its bounds, whatever is drawn.
/// </summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Seed">Seed; the same one gives the same noise in every run.</param>
/// <param name="PerEpoch">Cells in an epoch: the steps of an epoch, or 1.</param>
/// <param name="Normal">How it lies between its bounds if it is normal; null if it is uniform.</param>
public sealed record NoiseCurve(double Low, double High, int Seed, double PerEpoch, NormalSpread? Normal = null) : Curve
{
    /// <summary>A cell begins this share of a cell early, so that rounding of the time does not miss its first step.</summary>
    public const double Tolerance = 1e-6;

    /// <inheritdoc />
    public override bool IsRandom => true;

    internal override ParamBox? Params => null;

    /// <inheritdoc />
    public override double At(double u) => Draw((long)Math.Floor(u * PerEpoch + Tolerance));

    /// <inheritdoc />
    public override Interval Over(double from, double to) => new(Low, High);

    /// <inheritdoc />
    public override double LimitAt(double u) => Draw(Math.Max(0, (long)Math.Ceiling(u * PerEpoch - Tolerance) - 1));

    // Whatever is drawn does not vary while it is held; the bounds hold the rest.
    internal override Interval Slope(double from, double to) => new(0);

    internal override Curve Stretched(double factor) => this with { PerEpoch = PerEpoch / factor };

    // What is true of noise is proved by its bounds; where each value counts, as in a drawing, its cells are asked for.
    internal override void Breaks(double from, double to, BreakList into)
    {
        if (!into.HasCells)
            return;
        for (double cell = Math.Floor(from * PerEpoch + Tolerance) + 1; cell / PerEpoch < to && into.HasRoom; cell++)
            into.Add(cell / PerEpoch);
    }

    private double Draw(long cell) =>
        Normal == null ? Low + (High - Low) * SeededDraws.Unit(Seed, cell) : SeededDraws.Normal(Seed, cell, Low, High, Normal.Deviation, Normal.Within);
}
