using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>A row of bars in a picture.</summary>
/// <param name="Name">What stands before it.</param>
/// <param name="Kind">What it is: loss, phase, group, component or checkpoint.</param>
/// <param name="Sides">What it is on each side; null where there is none.</param>
public sealed record PlotLane(string Name, string Kind, IReadOnlyList<LaneSide?> Sides)
{
    /// <summary>Whether two sides have the same bars, words and weights; of one side never.</summary>
    public bool IsSame { get; init; }
}

/// <summary>A row of bars on one side.</summary>
/// <param name="Words">What stands behind it, such as the weight.</param>
/// <param name="Bars">The bars.</param>
/// <param name="Weight">The signal that is the weight of a loss; null for one of a number, and for other rows.</param>
/// <param name="Number">The weight that is a number; 1 for other rows.</param>
public sealed record LaneSide(string Words, IReadOnlyList<LaneBar> Bars, Signal? Weight = null, double Number = 1);

/// <summary>A stretch of a row.</summary>
/// <param name="From">Begin, in epochs.</param>
/// <param name="To">End, exclusive; the same as the begin for a moment.</param>
/// <param name="Waits">What must happen before, such as a gate; null if it is certain.</param>
public sealed record LaneBar(double From, double To, string? Waits = null);
