namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// What is asked of all segments of a timeline, gathered while each of them is looked at once. Of many signals in many phases the segments of one signal
/// lie far apart in memory, so that whoever goes through them waits for each; this lies together.
/// </summary>
internal sealed class SegmentSurvey
{
    private readonly double[] starts;
    private readonly SegmentTraits[] traits;

    public SegmentSurvey(IReadOnlyList<Segment> segments)
    {
        starts = new double[segments.Count];
        traits = new SegmentTraits[segments.Count];
        ArePlain = true;
        Interval? joined = null;
        bool wasPlain = false;
        double last = 0;
        for (int i = 0; i < traits.Length; i++)
        {
            Segment segment = segments[i];
            Curve curve = segment.Curve;
            bool isPlain = IsPlain(curve);
            starts[i] = segment.Start;
            traits[i] = (segment.IsDeclaredJump ? SegmentTraits.MayJump : 0) | (segment.SaysJump ? SegmentTraits.SaysJump : 0) | (IsUnbroken(segment) ? SegmentTraits.Unbroken : 0) | (isPlain ? SegmentTraits.Plain : 0);
            ArePlain &= isPlain;
            if (isPlain)
            {
                if (wasPlain && SignalTimeline.Differ(last, segment.First))
                    traits[i] |= SegmentTraits.Jumps;
                last = segment.Last;
                if (segment.Start < segment.End)
                    joined = joined?.Join(segment.Hull) ?? segment.Hull;
            }
            else if (curve.Params is { } found)
            {
                traits[i] |= SegmentTraits.Open;
                Params ??= found;
            }
            wasPlain = isPlain;
        }
        Hull = ArePlain ? joined : null;
    }

    /// <summary>Whether all are plain.</summary>
    public bool ArePlain { get; }

    /// <summary>Smallest and largest value over all of them; null where they are not all plain.</summary>
    public Interval? Hull { get; }

    /// <summary>The params that some are calculated from; null for numbers only.</summary>
    public ParamBox? Params { get; }

    /// <summary>How many there are.</summary>
    public int Count => starts.Length;

    /// <summary>When one begins.</summary>
    public double StartOf(int index) => starts[index];

    /// <summary>Whether one has a trait.</summary>
    public bool Has(int index, SegmentTraits trait) => (traits[index] & trait) != 0;

    /// <summary>Whether one and the one before are plain, so that it is known whether there is a jump between them.</summary>
    public bool IsKnownJoint(int index) => index > 0 && Has(index, SegmentTraits.Plain) && Has(index - 1, SegmentTraits.Plain);

    /// <summary>Whether the value changes at the begin of one exactly if that is written. False also where more has to be asked.</summary>
    public bool IsAsWritten(int index) =>
        index == 0 ? Has(0, SegmentTraits.Plain) && !Has(0, SegmentTraits.SaysJump)
        : IsKnownJoint(index) && (Has(index, SegmentTraits.Jumps) ? Has(index, SegmentTraits.MayJump) : !Has(index, SegmentTraits.SaysJump));

    /// <summary>The index of the one that holds a time; the first one holds all times before it, too.</summary>
    public int IndexAt(double epoch)
    {
        int low = 0;
        int high = starts.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (epoch < starts[middle])
                high = middle - 1;
            else
                low = middle;
        }
        return low;
    }

    private static bool IsUnbroken(Segment segment) =>
        segment.Curve is ConstantCurve || (segment.Curve is RampCurve { Shape: not RampShape.Staircase } ramp && (ramp.Extends || segment.End - segment.Origin <= ramp.Duration));

    private static bool IsPlain(Curve curve)
    {
        if (curve is not PeriodicCurve periodic)
            return curve is ConstantCurve or RampCurve;
        for (int i = 0; i < periodic.Pieces.Count; i++)
        {
            if (!IsPlain(periodic.Pieces[i].Curve))
                return false;
        }
        return true;
    }
}
