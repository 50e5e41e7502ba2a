using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>Adds points to the lines of several signals until every line is near its curve.</summary>
/// <param name="timelines">The signals.</param>
/// <param name="slack">By how much a line may miss each of them.</param>
/// <param name="isLog">Whether that is meant of logarithms to base 10.</param>
internal sealed class TraceBuilder(IReadOnlyList<SignalTimeline> timelines, double[] slack, bool isLog)
{
    private const int DeepestSplit = 12;
    private const int DeepestLook = 4;
    private const int MostLeaps = 20_000;

    // Where a stretch is measured; a longer one also at places that no equal steps have, and near its ends, where roots are steep.
    private static readonly double[] Even = [.. Enumerable.Range(1, 7).Select(probe => probe / 8.0)];
    private static readonly double[] Uneven = [.. Enumerable.Range(1, 24).Select(probe => probe * 0.6180339887498949 % 1), .. Enumerable.Range(5, 8).SelectMany(k => new[] { Math.Pow(2, -k), 1 - Math.Pow(2, -k) })];

    private readonly List<double> times = [];
    private readonly List<double>[] values = [.. timelines.Select(_ => new List<double>())];
    private readonly TracePiece?[] pieces = new TracePiece?[timelines.Count];
    private readonly bool[] rounds = [.. timelines.Select(timeline => timeline.Segments.Any(segment => Rounds(segment.Curve)))];

    private int leaps;

    public void Stretch(double from, double to)
    {
        for (int i = 0; i < pieces.Length; i++)
            pieces[i] = rounds[i] ? null : TracePiece.Of(timelines[i], from, to, slack[i], isLog);
        double[] first = [.. timelines.Select(timeline => CurveTrace.At(timeline, from))];
        if (times.Count == 0 || Enumerable.Range(0, first.Length).Any(i => !Same(values[i][values[i].Count - 1], first[i])))
            Add(from, first);
        foreach (double extreme in pieces.OfType<TracePiece>().SelectMany(piece => piece.Extremes(from, to)).Where(time => from < time && time < to).Distinct().OrderBy(time => time))
        {
            double[] between = [.. timelines.Select(timeline => CurveTrace.At(timeline, extreme))];
            Split(times[times.Count - 1], first, extreme, between, 0);
            Add(extreme, between);
            first = between;
        }
        double[] last = [.. timelines.Select(timeline => CurveTrace.Before(timeline, to))];
        Split(times[times.Count - 1], first, to, last, 0);
        Add(to, last);
    }

    public CurveTrace Done() => new(times, values, IsEnvelope: false);

    public bool HasRoom => times.Count <= CurveTrace.MostPoints && leaps <= MostLeaps;

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
        double[] between = [.. timelines.Select(timeline => CurveTrace.At(timeline, middle))];
        Split(from, first, middle, between, depth + 1);
        Add(middle, between);
        Split(middle, between, to, last, depth + 1);
    }

    // Rounded values jump at times that no curve tells, and roots begin with an infinite slope. What is still steep here is halved until it is straight, or a jump.
    private void Leap(double from, double[] first, double to, double[] last)
    {
        if (to - from <= 1e-13 * Math.Max(1, Math.Abs(to)))
        {
            if (Rise(first, last) > 1)
                Add(to, first);
            Add(to, last);
            return;
        }
        leaps++;
        double middle = from + ((to - from) / 2);
        double[] between = [.. timelines.Select(timeline => CurveTrace.At(timeline, middle))];
        Half(from, first, middle, between);
        Half(middle, between, to, last);
    }

    private void Half(double from, double[] first, double to, double[] last)
    {
        if (!HasRoom)
            return;
        if (!IsMeasuredStraight(from, first, to, last))
        {
            Leap(from, first, to, last);
            return;
        }
        // A line that goes on as it was needs no point.
        if (Rise([.. values.Select(of => of[of.Count - 1])], last) <= 1)
            return;
        if (times[times.Count - 1] < from)
            Add(from, first);
        Add(to, last);
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
            if (!IsOn(i, Even, from, a, to, b) || ((depth <= DeepestLook || rounds[i]) && !IsOn(i, Uneven, from, a, to, b)))
                return false;
            if (pieces[i]?.Leaves(from, first[i], to, last[i]) == true)
                return false;
            // What is rounded may leave its line and come back between two places that are measured.
            if (rounds[i] && LeavesBetween(timelines[i], from, to, a, b, slack[i]))
                return false;
        }
        return true;
    }

    private bool IsMeasuredStraight(double from, double[] first, double to, double[] last) =>
        Enumerable.Range(0, timelines.Count).All(i => double.IsNaN(first[i]) || timelines[i].IsPerEpoch || IsOn(i, Even, from, Drawn(first[i]), to, Drawn(last[i])));

    private bool IsOn(int i, double[] shares, double from, double first, double to, double last) =>
        shares.All(share => Math.Abs(Drawn(timelines[i].At(from + ((to - from) * share))) - (first + ((last - first) * share))) <= slack[i]);

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
