using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>
/// Signals as lines to draw: points on common times, so that two plans can be laid over each other. Ends, kinks and jumps are points of their own; between
/// them points are added until every curve lies within <see cref="Tolerance"/> of its line, measured at seven places of each stretch, and at 40 further ones of a long stretch; a dip
/// narrower than a hundredth of the run may be missed. A time that stands
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

    private const int DeepestSplit = 12;
    private const int DeepestLook = 4;

    // Where a stretch is measured; a longer one also at places that no equal steps have, and near its ends, where roots are steep.
    private static readonly double[] Even = [.. Enumerable.Range(1, 7).Select(probe => probe / 8.0)];
    private static readonly double[] Uneven = [.. Enumerable.Range(1, 24).Select(probe => probe * 0.6180339887498949 % 1), .. Enumerable.Range(5, 8).SelectMany(k => new[] { Math.Pow(2, -k), 1 - Math.Pow(2, -k) })];

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
        Builder builder = new(timelines, slack, isLog);
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

    private sealed class Builder(IReadOnlyList<SignalTimeline> timelines, double[] slack, bool isLog)
    {
        private readonly List<double> times = [];
        private readonly List<double>[] values = [.. timelines.Select(_ => new List<double>())];
        private readonly bool[] rounds = [.. timelines.Select(timeline => timeline.Segments.Any(segment => Rounds(segment.Curve)))];

        public void Stretch(double from, double to)
        {
            double[] first = [.. timelines.Select(timeline => At(timeline, from))];
            double[] last = [.. timelines.Select(timeline => Before(timeline, to))];
            if (times.Count == 0 || Enumerable.Range(0, first.Length).Any(i => !Same(values[i][values[i].Count - 1], first[i])))
                Add(from, first);
            Split(from, first, to, last, 0);
            Add(to, last);
        }

        public CurveTrace Done() => new(times, values, IsEnvelope: false);

        public bool HasRoom => times.Count <= MostPoints;

        private void Split(double from, double[] first, double to, double[] last, int depth)
        {
            if (!HasRoom || IsStraight(from, first, to, last, depth))
                return;
            if (depth == DeepestSplit)
            {
                Leap(from, first, to, last);
                return;
            }
            double middle = from + ((to - from) / 2);
            double[] between = [.. timelines.Select(timeline => At(timeline, middle))];
            Split(from, first, middle, between, depth + 1);
            Add(middle, between);
            Split(middle, between, to, last, depth + 1);
        }

        // Rounded values jump at times that no curve tells, and roots begin with an infinite slope. What is still steep here is halved on the steeper
        // side until it is flat, or a jump; where the other half rises too, its end is a point.
        private void Leap(double from, double[] first, double to, double[] last)
        {
            if (to - from <= 1e-13 * Math.Max(1, Math.Abs(to)))
            {
                if (Rise(first, last) > 1)
                    Add(to, first);
                Add(to, last);
                return;
            }
            double middle = from + ((to - from) / 2);
            double[] between = [.. timelines.Select(timeline => At(timeline, middle))];
            if (Rise(first, between) >= Rise(between, last))
            {
                Leap(from, first, middle, between);
                if (Rise(between, last) > 1)
                    Add(middle, between);
                return;
            }
            if (Rise(first, between) > 1)
                Add(middle, between);
            Leap(middle, between, to, last);
        }

        // The largest difference, in tolerances.
        private double Rise(double[] a, double[] b) =>
            Enumerable.Range(0, a.Length).Max(i => double.IsNaN(a[i]) || double.IsNaN(b[i]) ? 0 : Math.Abs(Drawn(b[i]) - Drawn(a[i])) / Math.Max(slack[i], double.Epsilon));

        private bool IsStraight(double from, double[] first, double to, double[] last, int depth)
        {
            for (int i = 0; i < timelines.Count; i++)
            {
                // Of a signal per epoch a stretch is one value.
                if (double.IsNaN(first[i]) || timelines[i].IsPerEpoch)
                    continue;
                (double a, double b) = (Drawn(first[i]), Drawn(last[i]));
                bool isOn(double share) => Math.Abs(Drawn(timelines[i].At(from + ((to - from) * share))) - (a + ((b - a) * share))) <= slack[i];
                if (!Even.All(isOn) || ((depth <= DeepestLook || rounds[i]) && !Uneven.All(isOn)))
                    return false;
                // What is rounded may leave its line and come back between two places that are measured.
                if (rounds[i] && LeavesBetween(timelines[i], from, to, a, b, slack[i]))
                    return false;
            }
            return true;
        }

        private bool LeavesBetween(SignalTimeline timeline, double from, double to, double a, double b, double most)
        {
            Interval hull = timeline.Over(from, to);
            return Drawn(hull.Low) < Math.Min(a, b) - most || Drawn(hull.High) > Math.Max(a, b) + most;
        }

        private static bool Rounds(Curve curve) => curve switch
        {
            QuantisedCurve => true,
            ReferenceCurve reference => reference.Timeline.Segments.Any(segment => Rounds(segment.Curve)),
            _ => curve.Parts.Any(Rounds),
        };

        private double Drawn(double value) => isLog ? Math.Log10(value) : value;

        private void Add(double time, double[] at)
        {
            times.Add(time);
            for (int i = 0; i < at.Length; i++)
                values[i].Add(at[i]);
        }

        private static bool Same(double a, double b) => double.IsNaN(a) == double.IsNaN(b) && !SignalTimeline.Differ(a, b);
    }
}
