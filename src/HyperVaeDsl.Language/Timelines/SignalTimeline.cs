namespace HyperVaeDsl.Language.Timelines;

/// <summary>A signal as a function of time: segments that cover [0, epochs) without gap or overlap.</summary>
/// <param name="Segments">The segments in order; the first starts at 0.</param>
/// <param name="IsPerEpoch">Whether time is rounded down to whole epochs first.</param>
public sealed record SignalTimeline(IReadOnlyList<Segment> Segments, bool IsPerEpoch)
{
    private const int FewEpochs = 64;

    private Interval? hull;
    private SegmentSurvey? survey;
    private IReadOnlyList<string>? reads;
    private bool? isRandom;
    private (int Depth, long Cost)? size;

    /// <summary>The end of the run.</summary>
    public double End => Segments[Segments.Count - 1].End;

    /// <summary>The value at a time in [0, epochs).</summary>
    public double At(double epoch)
    {
        double t = IsPerEpoch ? Math.Floor(epoch) : epoch;
        return SegmentAt(t).At(t);
    }

    /// <summary>The same, or all that it is for the values of its params while something is proved of them.</summary>
    internal Interval ValueAt(double epoch)
    {
        double t = IsPerEpoch ? Math.Floor(epoch) : epoch;
        Segment segment = SegmentAt(t);
        return segment.Curve.ValueAt(t - segment.Origin);
    }

    /// <summary>The segment that holds a time.</summary>
    public Segment SegmentAt(double epoch) => Segments[IndexAt(epoch)];

    /// <summary>Smallest and largest value over [from, to).</summary>
    public Interval Over(double from, double to)
    {
        if (!IsPerEpoch)
            return Join(from, to, (segment, low, high) => segment.Over(low, high));
        // Only whole epochs are ever seen.
        Interval? seen = null;
        for (double epoch = Math.Floor(from); epoch < to; epoch++)
            seen = seen?.Join(ValueAt(epoch)) ?? ValueAt(epoch);
        return seen ?? new Interval(double.NaN, double.NaN);
    }

    /// <summary>The limit from the left at a time in (0, epochs]; of a signal per epoch it is that of the plan behind it.</summary>
    public double LimitAt(double epoch)
    {
        int i = IndexAt(epoch);
        if (i > 0 && epoch <= Segments[i].Start)
            i--;
        return Segments[i].LimitAt(epoch);
    }

    /// <summary>Whether the value at a time differs from the limit from the left by more than rounding.</summary>
    public bool JumpsAt(double epoch) => JumpsIn(IndexAt(epoch), epoch);

    /// <summary>The same for times that are asked for one after another.</summary>
    /// <param name="epoch">The time.</param>
    /// <param name="near">Index of the segment of the time before, 0 at first.</param>
    internal bool JumpsAt(double epoch, ref int near)
    {
        SegmentSurvey known = Survey;
        while (near + 1 < known.Count && known.StartOf(near + 1) <= epoch)
            near++;
        return JumpsIn(near, epoch);
    }

    /// <summary>Whether two values differ by more than rounding.</summary>
    public static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));

    /// <summary>Smallest and largest value over the whole run.</summary>
    public Interval Hull => Params is null or { IsOpen: false, IsProvedElsewhere: true } ? hull ??= (IsPerEpoch ? null : Survey.Hull) ?? Over(Segments[0].Start, End) : Over(Segments[0].Start, End);

    /// <summary>What is asked of all segments.</summary>
    internal SegmentSurvey Survey => survey ??= new SegmentSurvey(Segments);

    /// <summary>When the value may jump, because that is written.</summary>
    internal IEnumerable<double> DeclaredJumps
    {
        get
        {
            for (int i = 0; i < Survey.Count; i++)
            {
                if (Survey.Has(i, SegmentTraits.MayJump))
                    yield return Survey.StartOf(i);
            }
        }
    }

    /// <summary>The params that it is calculated from; null for a plan of numbers only.</summary>
    internal ParamBox? Params => Survey.Params;

    /// <summary>The constant that the signal is, or null.</summary>
    public double? Constant => Segments.All(segment => segment.Curve.IsSteady) && Hull.IsPoint ? Segments[0].First : null;

    /// <summary>The calculation with params that it is at all times, or null.</summary>
    internal Curve? Level => Params != null && Segments.Count == 1 && Segments[0].Curve.IsSteady ? Segments[0].Curve : null;

    /// <summary>The other signals that it reads.</summary>
    public IReadOnlyList<string> Reads => reads ??= Survey.ArePlain ? [] : [.. Segments.Select(segment => segment.Curve).SelectMany(ReadBy).Distinct()];

    /// <summary>The other signals that it reads at a time.</summary>
    internal IEnumerable<string> ReadsAt(double epoch) => ReadBy(SegmentAt(epoch).Curve).Distinct();

    /// <summary>Whether some part of it contains noise.</summary>
    internal bool IsRandom => !Survey.ArePlain && (Params is { IsOpen: true } ? Segments.Any(segment => segment.Curve.IsRandom) : isRandom ??= Segments.Any(segment => segment.Curve.IsRandom));

    /// <summary>Whether it repeats.</summary>
    public bool IsCyclic => Segments.Any(segment => Repeats(segment.Curve));

    /// <summary>Whether another timeline has the same segments.</summary>
    public bool Equals(SignalTimeline? other) => other != null && IsPerEpoch == other.IsPerEpoch && Segments.Equals(other.Segments);

    /// <inheritdoc />
    public override int GetHashCode() => Segments.GetHashCode();

    internal int Depth => Size.Depth;

    internal long Cost => Size.Cost;

    /// <summary>A cheap enclosure of the values on [from, to).</summary>
    internal Interval Bound(double from, double to)
    {
        if (IsPerEpoch && Math.Ceiling(to) - Math.Floor(from) <= FewEpochs)
            return Over(from, to > from ? to : Math.Floor(from) + 1);
        return Join(IsPerEpoch ? Math.Floor(from) : from, to, (segment, low, high) => segment.Curve.Bound(low - segment.Origin, high - segment.Origin));
    }

    /// <summary>An enclosure of the derivative over [from, to], which holds none of the breaks inside.</summary>
    internal Interval Slope(double from, double to)
    {
        if (IsPerEpoch)
            return new Interval(0);
        Segment segment = SegmentAt(from + (to - from) / 2);
        return segment.Curve.Slope(Math.Max(from, segment.Start) - segment.Origin, Math.Min(to, segment.End) - segment.Origin);
    }

    /// <summary>An enclosure of the derivative by a param over [from, to], which holds none of the breaks inside.</summary>
    internal Interval Partial(int param, double from, double to)
    {
        if (Params == null)
            return new Interval(0);
        double middle = from + (to - from) / 2;
        double time = IsPerEpoch ? Math.Floor(middle) : middle;
        Segment segment = SegmentAt(time);
        return IsPerEpoch ? segment.Curve.Partial(param, time - segment.Origin, time - segment.Origin)
            : segment.Curve.Partial(param, Math.Max(from, segment.Start) - segment.Origin, Math.Min(to, segment.End) - segment.Origin);
    }

    /// <summary>Adds the kinks and jumps inside a stretch.</summary>
    internal void Breaks(BreakList into)
    {
        if (IsPerEpoch)
        {
            for (double epoch = Math.Floor(into.From) + 1; into.HasRoom && epoch < into.To; epoch++)
                into.Add(epoch);
            return;
        }
        for (int i = IndexAt(into.From); i < Segments.Count && Segments[i].Start < into.To && into.HasRoom; i++)
        {
            into.Add(Segments[i].Start);
            double low = Math.Max(into.From, Segments[i].Start);
            into.AddFrom(Segments[i].Curve, Segments[i].Origin, low - Segments[i].Origin, Math.Min(into.To, Segments[i].End) - Segments[i].Origin);
        }
    }

    private (int Depth, long Cost) Size => size ??= (Segments.Max(segment => segment.Curve.Depth), Segments.Max(segment => segment.Curve.Cost));

    private bool JumpsIn(int index, double epoch)
    {
        bool isJoint = index > 0 && epoch <= Survey.StartOf(index);
        if (epoch <= 0 || (!isJoint && Survey.Has(index, SegmentTraits.Unbroken)))
            return false;
        if (isJoint && epoch.Equals(Survey.StartOf(index)) && Survey.IsKnownJoint(index))
            return Survey.Has(index, SegmentTraits.Jumps);
        Segment segment = Segments[index];
        if (segment.Curve.IsRandom)
            return false;
        return Differ(Segments[isJoint ? index - 1 : index].LimitAt(epoch), segment.At(epoch));
    }

    private int IndexAt(double epoch) => Survey.IndexAt(epoch);

    private Interval Join(double from, double to, Func<Segment, double, double, Interval> enclose)
    {
        Interval? joined = null;
        for (int i = IndexAt(from); i < Segments.Count && (Segments[i].Start < to || joined == null); i++)
        {
            double low = Math.Max(from, Segments[i].Start);
            double high = Math.Min(to, Segments[i].End);
            if (low < high || from >= to)
            {
                Interval part = enclose(Segments[i], low, Math.Max(low, high));
                joined = joined?.Join(part) ?? part;
            }
        }
        return joined ?? new Interval(double.NaN, double.NaN);
    }

    private static IEnumerable<string> ReadBy(Curve curve) => curve is ReferenceCurve reference ? [reference.Name] : curve.Parts.SelectMany(ReadBy);

    private static bool Repeats(Curve curve) => curve switch
    {
        PeriodicCurve => true,
        ReferenceCurve reference => reference.Timeline.IsCyclic,
        _ => curve.Parts.Any(Repeats),
    };
}
