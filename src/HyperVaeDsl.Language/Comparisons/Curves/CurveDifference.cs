using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>
/// How two plans of a value differ on the time that both runs have. Times and sizes are those of the piecewise forms, not of samples: see
/// docs/diff.md, "How curves are compared".
/// </summary>
/// <param name="Old">The old plan.</param>
/// <param name="New">The new plan.</param>
public sealed record CurveDifference(SignalTimeline Old, SignalTimeline New)
{
    /// <summary>Differences up to this share of the largest value are equal to what is said here; training may still tell them apart.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>The end of the time that both runs have.</summary>
    public required double End { get; init; }

    /// <summary>Where the values differ by more than <see cref="Tolerance"/>, in order; single instants are left out.</summary>
    public required IReadOnlyList<EpochRange> Ranges { get; init; }

    /// <summary>The largest difference; null where there is none above the tolerance.</summary>
    public required CurvePoint? Largest { get; init; }

    /// <summary>The largest difference as a share of the larger of both values; null where there is none above the tolerance.</summary>
    public required CurvePoint? LargestRelative { get; init; }

    /// <summary>
    /// No share is above this one, where at least one of the values is above a millionth of the largest. It is that of <see cref="LargestRelative"/>, but where
    /// a search gave up.
    /// </summary>
    public required double RelativeBound { get; init; }

    /// <summary>No difference is above this one. Beyond the largest that was found only where a search gave up.</summary>
    public required double Bound { get; init; }

    /// <summary>The area between the curves: the integral of |new - old| over the common time, in epochs, enclosed.</summary>
    public required Interval Area { get; init; }

    /// <summary>Both values where it matters: ends of ranges, extremes, the largest difference; in order of time.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>Whether no difference above the tolerance was found.</summary>
    public bool IsEqual => Ranges.Count == 0;

    /// <summary>The size of the values: the largest absolute value of either plan.</summary>
    public double Scale => Math.Max(Size(Old.Hull), Size(New.Hull));

    internal bool IsRandom => Old.IsRandom || New.IsRandom;

    private static double Size(Interval hull) => Math.Max(Math.Abs(hull.Low), Math.Abs(hull.High));
}
