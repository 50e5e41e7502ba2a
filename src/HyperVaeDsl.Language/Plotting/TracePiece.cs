using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>
/// A calculated curve between two cuts, which may turn anywhere: where it is largest and smallest, and whether a line is near it. Both are found by
/// enclosures, so nothing is too narrow to be seen.
/// </summary>
internal sealed class TracePiece
{
    private const int Splits = 400;

    // A line may miss its curve by this many tolerances where it was not measured.
    private const double Allowed = 2;

    private readonly Curve curve;
    private readonly double slack;
    private readonly bool isLog;

    private TracePiece(Curve curve, double slack, bool isLog) => (this.curve, this.slack, this.isLog) = (curve, slack, isLog);

    /// <summary>The curve of a signal; null for one that is monotone by its form, noise, or rounded, which is seen by other means.</summary>
    /// <param name="timeline">The signal.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="slack">By how much a line may miss it.</param>
    /// <param name="isLog">Whether that is meant of the logarithm to base 10.</param>
    public static TracePiece? Of(SignalTimeline timeline, double from, double to, double slack, bool isLog)
    {
        if (timeline.IsPerEpoch || timeline.IsRandom || from >= timeline.End || !(slack > 0))
            return null;
        PlacedCurve plain = PlacedCurve.Of(timeline.SegmentAt(from + ((to - from) / 2))).Plain(from, to);
        if (plain.Curve is ConstantCurve or RampCurve)
            return null;
        return new TracePiece(FlatCurve.Of(plain, from, to), slack, isLog);
    }

    /// <summary>The times inside at which it is larger and smaller than at the ends.</summary>
    public IEnumerable<double> Extremes(double from, double to)
    {
        double high = Math.Max(curve.At(from), curve.LimitAt(to));
        double low = Math.Min(curve.At(from), curve.LimitAt(to));
        // In tolerances of a drawing a hundredth is exact.
        double enough = isLog ? low * slack / 100 : slack / 100;
        Supremum above = Timelines.Extremes.Highest(curve, from, to, enough, high + enough, 1, Splits);
        Supremum below = Timelines.Extremes.Highest(curve, from, to, enough, -low + enough, -1, Splits);
        if (above.Attained > high + enough)
            yield return above.Time;
        if (-below.Attained < low - enough)
            yield return below.Time;
    }

    /// <summary>Whether a line leaves it somewhere; false also where a search gave up, and nothing but what was measured is known.</summary>
    /// <param name="from">Begin of the line.</param>
    /// <param name="first">Its value there.</param>
    /// <param name="to">End of the line.</param>
    /// <param name="last">Its value there.</param>
    public bool Leaves(double from, double first, double to, double last) =>
        IsAbove(curve, Shifted(from, first, to, last, Allowed * slack), from, to) || IsAbove(Shifted(from, first, to, last, -Allowed * slack), curve, from, to);

    private Curve Shifted(double from, double first, double to, double last, double by)
    {
        RampCurve line = isLog
            ? new RampCurve(first * Math.Pow(10, by), last * Math.Pow(10, by), to - from, RampShape.Exponential)
            : new RampCurve(first + by, last + by, to - from, RampShape.Linear);
        return new ClockCurve(line, from, from, Holds: true);
    }

    private static bool IsAbove(Curve upper, Curve lower, double from, double to) =>
        Timelines.Extremes.Highest(new BinaryCurve(BinaryOperation.Subtract, upper, lower), from, to, 0, 0, 1, Splits).Attained > 0;
}
