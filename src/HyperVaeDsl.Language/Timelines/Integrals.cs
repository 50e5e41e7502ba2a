namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The integral of a curve over time, in epochs, enclosed: in closed form for constants, ramps of every shape but the cosine with an exponent and cosines and polynomials in warped time, what
/// repeats, follows or reads them, and sums and multiples; right to <see cref="ClosedForm"/> of the length times the largest value. Everything else is
/// enclosed by its values and slopes on stretches, of which the one that is known worst is halved until the enclosure is as narrow, or after 20,000
/// halvings; the answer is the enclosure that is known by then.
/// </summary>
internal static class Integrals
{
    /// <summary>The error of closed forms, as a share of length times size.</summary>
    public const double ClosedForm = 1e-12;

    /// <summary>Encloses the integral over [from, to].</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="splits">How often what has no closed form may be halved.</param>
    public static Interval Of(Curve curve, double from, double to, int splits = Extremes.MostSplits) => from >= to ? new Interval(0) : curve switch
    {
        ConstantCurve constant => new Interval(constant.Value * (to - from)),
        { IsSteady: true } => IntervalMath.Multiply(curve.ValueAt(0), new Interval(to - from)),
        PassageCurve passage when passage.Way.Shape != RampShape.Exponential && ShapeIntegrals.Knows(passage.Way) => OfPassage(passage, Math.Max(0, from), to),
        NoiseCurve noise => new Interval(noise.Low * (to - from), noise.High * (to - from)),
        RampCurve ramp when ShapeIntegrals.Knows(ramp) => OfRamp(ramp, Math.Max(0, from), to),
        PeriodicCurve periodic => OfPeriods(periodic, from, to, splits),
        SequenceCurve sequence => OfSequence(sequence, from, to, splits),
        ClockCurve clock => OfClock(clock, from, to, splits),
        ReferenceCurve reference => OfReference(reference, from, to, splits),
        BinaryCurve { Operation: BinaryOperation.Add } sum => IntervalMath.Add(Of(sum.Left, from, to, splits), Of(sum.Right, from, to, splits)),
        BinaryCurve { Operation: BinaryOperation.Subtract } difference => IntervalMath.Subtract(Of(difference.Left, from, to, splits), Of(difference.Right, from, to, splits)),
        BinaryCurve { Operation: BinaryOperation.Multiply, Left: ConstantCurve or { IsSteady: true } } product => IntervalMath.Multiply(product.Left.ValueAt(0), Of(product.Right, from, to, splits)),
        BinaryCurve { Operation: BinaryOperation.Multiply, Right: ConstantCurve or { IsSteady: true } } product => IntervalMath.Multiply(product.Right.ValueAt(0), Of(product.Left, from, to, splits)),
        BinaryCurve { Operation: BinaryOperation.Divide, Right: ConstantCurve divisor } quotient => IntervalMath.Multiply(new Interval(1 / divisor.Value), Of(quotient.Left, from, to, splits)),
        _ => IntegralSearch.Enclose(curve, from, to, splits),
    };

    /// <summary>Encloses the integral of a signal.</summary>
    public static Interval Of(SignalTimeline timeline, double from, double to, int splits = Extremes.MostSplits)
    {
        Interval sum = new(0);
        if (timeline.IsPerEpoch)
        {
            for (double epoch = Math.Floor(from); epoch < to; epoch++)
            {
                double length = Math.Min(to, epoch + 1) - Math.Max(from, epoch);
                sum = IntervalMath.Add(sum, IntervalMath.Multiply(new Interval(length), Extremes.At(timeline.SegmentAt(epoch).OnTheRun, epoch)));
            }
            return sum;
        }
        foreach (Segment segment in timeline.Segments.Where(segment => segment.Start < to && segment.End > from))
            sum = IntervalMath.Add(sum, Of(segment.Curve, Math.Max(from, segment.Start) - segment.Origin, Math.Min(to, segment.End) - segment.Origin, splits));
        return sum;
    }

    // (1 - s) a + s b: between two numbers, or between all values of two calculations with params.
    private static Interval OfPassage(PassageCurve passage, double from, double to)
    {
        Interval share = OfRamp(passage.Way, from, to);
        return IntervalMath.Add(IntervalMath.Multiply(passage.From.ValueAt(0), IntervalMath.Subtract(new Interval(to - from), share)), IntervalMath.Multiply(passage.To.ValueAt(0), share));
    }

    private static Interval OfRamp(RampCurve ramp, double from, double to)
    {
        // Behind its end a ramp that does not go on has its last value.
        double end = ramp.Extends ? to : Math.Max(from, Math.Min(to, ramp.Duration));
        double p = from / ramp.Duration;
        double q = end / ramp.Duration;
        double integral = ramp.Shape == RampShape.Exponential
            ? ShapeIntegrals.OfExponential(ramp, p, q)
            : ramp.From * (end - from) + ramp.Delta * ramp.Duration * (ramp.Warp.Equals(1.0) ? ShapeIntegrals.Of(ramp.Shape, p, q, ramp.Parameter) : WarpedShapes.Integral(ramp.Shape, p, q, ramp.Warp));
        Interval values = ramp.Over(from, end);
        double slack = ClosedForm * (end - from) * Math.Max(Math.Abs(values.Low), Math.Abs(values.High));
        return IntervalMath.Add(new Interval(integral - slack, integral + slack), new Interval(ramp.LimitAt(to) * (to - end)));
    }

    private static Interval OfPeriods(PeriodicCurve periodic, double from, double to, int splits)
    {
        double first = Math.Floor(from / periodic.Period);
        double last = Math.Floor(to / periodic.Period);
        if (first.Equals(last))
            return OfCycle(periodic, from - first * periodic.Period, to - first * periodic.Period, splits);
        Interval whole = IntervalMath.Multiply(new Interval(last - first - 1), OfCycle(periodic, 0, periodic.Period, splits));
        Interval ends = IntervalMath.Add(OfCycle(periodic, from - first * periodic.Period, periodic.Period, splits), OfCycle(periodic, 0, to - last * periodic.Period, splits));
        return IntervalMath.Add(whole, ends);
    }

    private static Interval OfCycle(PeriodicCurve periodic, double from, double to, int splits)
    {
        Interval sum = new(0);
        for (int i = 0; i < periodic.Pieces.Count; i++)
        {
            double start = periodic.Pieces[i].Start;
            double end = i + 1 < periodic.Pieces.Count ? periodic.Pieces[i + 1].Start : periodic.Period;
            if (Math.Max(from, start) < Math.Min(to, end))
                sum = IntervalMath.Add(sum, Of(periodic.Pieces[i].Curve, Math.Max(from, start) - start, Math.Min(to, end) - start, splits));
        }
        return sum;
    }

    private static Interval OfSequence(SequenceCurve sequence, double from, double to, int splits)
    {
        Interval sum = new(0);
        for (int i = 0; i < sequence.Pieces.Count; i++)
        {
            double start = i == 0 ? double.NegativeInfinity : sequence.Pieces[i].Start;
            double end = i + 1 < sequence.Pieces.Count ? sequence.Pieces[i + 1].Start : double.PositiveInfinity;
            sum = IntervalMath.Add(sum, Of(sequence.Pieces[i].Curve, Math.Max(from, start), Math.Min(to, end), splits));
        }
        return sum;
    }

    private static Interval OfClock(ClockCurve clock, double from, double to, int splits)
    {
        double begin = clock.Holds ? Math.Max(from, Math.Min(to, clock.Start)) : from;
        Interval held = IntervalMath.Multiply(new Interval(begin - from), begin > from ? Extremes.At(clock, clock.Start) : new Interval(0));
        return IntervalMath.Add(held, Of(clock.Inner, begin - clock.Origin, to - clock.Origin, splits));
    }

    private static Interval OfReference(ReferenceCurve reference, double from, double to, int splits)
    {
        double begin = Math.Max(from, Math.Min(to, reference.Delay));
        Interval held = IntervalMath.Multiply(new Interval(begin - from), begin > from ? Extremes.At(reference, from) : new Interval(0));
        return IntervalMath.Add(held, IntervalMath.Multiply(new Interval(reference.Scale), Of(reference.Timeline, reference.Time(begin), reference.Time(to), splits)));
    }
}
