using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>Plans as lines of characters: one column for a stretch of time, one of eight heights for its value.</summary>
/// <param name="end">The time that the whole width stands for, in epochs.</param>
/// <param name="values">The values between which heights are spread, the same for both lines of a pair.</param>
/// <param name="width">Columns.</param>
/// <param name="usesUnicode">Whether block characters may be used.</param>
public sealed class Sparkline(double end, Interval values, int width, bool usesUnicode)
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Ascii = "_.-~=+*#";

    /// <summary>A plan; blank where it has ended.</summary>
    public string Draw(SignalTimeline plan) => string.Concat(Enumerable.Range(0, width).Select(column => Height(plan, TimeOf(column), TimeOf(column + 1))));

    /// <summary>Marks below the columns in which plans differ.</summary>
    public string Marks(IReadOnlyList<EpochRange> ranges) =>
        string.Concat(Enumerable.Range(0, width).Select(column => ranges.Any(range => range.From < TimeOf(column + 1) && range.To > TimeOf(column)) ? '^' : ' ')).TrimEnd();

    private double TimeOf(int column) => end * column / width;

    // Of a column the value that is farthest from that of its middle, so that a short disruption is seen.
    private char Height(SignalTimeline plan, double from, double to)
    {
        if (from >= plan.End)
            return ' ';
        to = Math.Min(to, plan.End);
        // What is calculated is enclosed cheaply first: the extremes are searched for only where they may differ in height.
        Interval bound = plan.IsPerEpoch ? Interval.Everything : plan.Bound(from, to);
        if (bound.IsFinite && Level(bound.Low) == Level(bound.High))
            return Sign(Level(bound.Low));
        Interval hull = plan.Over(from, to);
        double middle = plan.At(from + (to - from) / 2);
        return Sign(Level(hull.High - middle >= middle - hull.Low ? hull.High : hull.Low));
    }

    private int Level(double value)
    {
        double range = values.High - values.Low;
        return !(range > 0) ? 3 : Math.Max(0, Math.Min((int)Math.Round(7 * (value - values.Low) / range), 7));
    }

    private char Sign(int level) => (usesUnicode ? Blocks : Ascii)[level];
}
