using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>
/// Signals as lines to draw: points on common times, so that two plans can be laid over each other. Ends, kinks, jumps and extremes are points of their own; between
/// them points are added until every curve lies within <see cref="Tolerance"/> of its line, measured at seven places of each stretch, and at 40 further ones of a long stretch; that
/// it lies within twice that everywhere is proved by enclosures, however narrow a dip is. A time that stands
/// there twice is a jump: first come the limits from the left, then the values. Where a signal has no value, because its run has ended, it is NaN.
/// </summary>
/// <param name="Times">The times in order, in epochs.</param>
/// <param name="Values">For each signal its values at these times.</param>
/// <param name="IsEnvelope">
/// Whether the plan turns too often to be drawn point by point: then each time is a column of the drawing, and stands there twice, for the smallest and the
/// largest value in it.
/// </param>
public sealed record CurveTrace(IReadOnlyList<double> Times, IReadOnlyList<IReadOnlyList<double>> Values, bool IsEnvelope)
{
    /// <summary>The share of the height of a drawing by which a line may miss its curve.</summary>
    public const double Tolerance = 1 / 800.0;

    /// <summary>More ends, kinks and jumps than this are drawn as an envelope.</summary>
    public const int MostCuts = 1500;

    /// <summary>And so is what needs more points.</summary>
    public const int MostPoints = 6000;

    /// <summary>Columns of an envelope.</summary>
    public const int Columns = 400;

    /// <summary>Traces signals.</summary>
    /// <param name="timelines">The signals.</param>
    /// <param name="isLog">Whether values are drawn by their logarithm, in which the tolerance is meant then; all are above 0.</param>
    public static CurveTrace Of(IReadOnlyList<SignalTimeline> timelines, bool isLog = false)
    {
        double end = timelines.Max(timeline => timeline.End);
        if (TraceCuts.Of(timelines, end) is not { } cuts)
            return Envelope(timelines, end);
        // What only rounding tells apart is flat.
        double[] slack = [.. timelines.Select(timeline => Math.Max(Tolerance * Span(timeline.Hull, isLog), isLog ? 0 : 1e-9 * Math.Max(Math.Abs(timeline.Hull.Low), Math.Abs(timeline.Hull.High))))];
        TraceBuilder builder = new(timelines, slack, isLog);
        for (int i = 0; i + 1 < cuts.Count && builder.HasRoom; i++)
            builder.Stretch(cuts[i], cuts[i + 1]);
        return builder.HasRoom ? builder.Done() : Envelope(timelines, end);
    }

    /// <summary>The times at which a signal jumps, with the limit from the left and the value there.</summary>
    /// <param name="series">Which of the signals.</param>
    public IEnumerable<(double Time, double Before, double After)> Jumps(int series)
    {
        IReadOnlyList<double> values = Values[series];
        for (int i = 1; !IsEnvelope && i < Times.Count; i++)
        {
            if (Times[i].Equals(Times[i - 1]) && SignalTimeline.Differ(values[i - 1], values[i]))
                yield return (Times[i], values[i - 1], values[i]);
        }
    }

    /// <summary>The value of a timeline just before a time, as training sees it: a signal per epoch still has the value of the epoch before.</summary>
    public static double Before(SignalTimeline timeline, double time) =>
        time > timeline.End ? double.NaN : timeline.IsPerEpoch ? timeline.At(Math.Max(0, Math.Ceiling(time) - 1)) : timeline.LimitAt(time);

    /// <summary>The value at a time; NaN behind the end.</summary>
    public static double At(SignalTimeline timeline, double time) => time >= timeline.End ? double.NaN : timeline.At(time);

    private static double Span(Interval hull, bool isLog) => isLog ? Math.Log10(hull.High) - Math.Log10(hull.Low) : hull.High - hull.Low;

    private static CurveTrace Envelope(IReadOnlyList<SignalTimeline> timelines, double end)
    {
        List<double> times = [];
        List<double>[] values = [.. timelines.Select(_ => new List<double>())];
        for (int column = 0; column < Columns; column++)
        {
            double from = end * column / Columns;
            double to = end * (column + 1) / Columns;
            double middle = end * (column + 0.5) / Columns;
            times.Add(middle);
            times.Add(middle);
            for (int i = 0; i < timelines.Count; i++)
            {
                Interval hull = from < timelines[i].End ? timelines[i].Over(from, Math.Min(to, timelines[i].End)) : new Interval(double.NaN);
                values[i].Add(hull.Low);
                values[i].Add(hull.High);
            }
        }
        return new CurveTrace(times, values, IsEnvelope: true);
    }
}
