namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// How fast a curve changes: the supremum of the absolute derivative, infinite where it jumps. Enclosures of the slope shrink with the stretch, so
/// stretches are halved until no enclosure exceeds the largest slope found by more than a share of 1e-9, or what is enough.
/// </summary>
internal static class Rates
{
    /// <summary>The share to which a rate is found.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The fastest change on [from, to), per epoch.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="scale">Size of the values: differences below a billionth of it are no jumps.</param>
    /// <param name="enough">Rates up to this one need not be looked into.</param>
    /// <param name="most">How often the search may halve.</param>
    public static Supremum Fastest(Curve curve, double from, double to, double scale, double enough = double.NegativeInfinity, int most = Extremes.MostSplits)
    {
        BreakList breaks = new(from, to);
        curve.Breaks(from, to, breaks);
        List<double> cuts = breaks.HasRoom ? breaks.Cuts() : [from, to];
        for (int i = 1; i + 1 < cuts.Count; i++)
        {
            if (JumpAt(curve, cuts[i], Math.Min(cuts[i] - cuts[i - 1], cuts[i + 1] - cuts[i]), scale) != 0)
                return new Supremum(double.PositiveInfinity, cuts[i], double.PositiveInfinity, true);
        }
        Supremum best = new(0, from, 0, true);
        StretchHeap open = new();
        for (int i = 0; i + 1 < cuts.Count; i++)
            Consider(cuts[i], cuts[i + 1]);
        for (int splits = 0; open.Count > 0; splits++)
        {
            Stretch stretch = open.TakeHighest();
            if (stretch.Upper <= Resolved())
                break;
            double middle = stretch.From + (stretch.To - stretch.From) / 2;
            if (!breaks.HasRoom || splits == most || stretch.To - stretch.From <= 1e-13 * Math.Max(1, Math.Abs(stretch.To)) || middle <= stretch.From || middle >= stretch.To)
            {
                // What still changes in a stretch that cannot be halved jumps there.
                bool jumps = breaks.HasRoom && splits < most && !curve.IsRandom && Math.Abs(curve.At(stretch.To) - curve.At(stretch.From)) > 1e-9 * scale;
                return jumps ? new Supremum(double.PositiveInfinity, stretch.To, double.PositiveInfinity, true) : best with { Bound = stretch.Upper, IsTight = false };
            }
            Consider(stretch.From, middle);
            Consider(middle, stretch.To);
        }
        return best with { Bound = Resolved() };

        double Resolved() => Math.Max(best.Attained * (1 + Tolerance), enough);

        void Consider(double start, double end)
        {
            foreach (double time in new[] { start, start + (end - start) / 2, end })
            {
                // The slope at a moment of this stretch, seen from its inside.
                double moment = Math.Min(Math.Max(time, start + Extremes.Inset(start, end)), end - Extremes.Inset(start, end));
                double slope = Smallest(curve.Slope(moment, moment));
                if (slope > best.Attained)
                    best = new Supremum(slope, time, slope, true);
            }
            Interval enclosed = curve.Slope(start, end);
            double upper = Math.Max(Math.Abs(enclosed.Low), Math.Abs(enclosed.High));
            if (!(upper <= Resolved()))
                open.Add(new Stretch(start, end, double.IsNaN(upper) ? double.PositiveInfinity : upper));
        }
    }

    /// <summary>By how much a curve jumps at a time: 0 for a kink, a steep passage and what only rounding tells apart.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="time">The time.</param>
    /// <param name="room">How far the breaks beside it are.</param>
    /// <param name="scale">Size of the values.</param>
    public static double JumpAt(Curve curve, double time, double room, double scale)
    {
        double tolerance = 1e-9 * scale;
        if (curve.IsRandom)
            return curve.Params is { IsOpen: true } ? JumpOfAll(curve, time, room, tolerance) : 0;
        double jump = curve.At(time) - curve.LimitAt(time);
        if (Math.Abs(jump) > tolerance)
            return jump;
        // The time of a jump is known up to rounding. What a steep passage changes shrinks with the distance; a jump does not.
        double near = Math.Min(1e-13 * Math.Abs(time), room / 4);
        double far = Math.Min(1e-11 * Math.Abs(time), room / 2);
        double close = curve.At(time + near) - curve.At(time - near);
        double wide = curve.At(time + far) - curve.At(time - far);
        return Math.Abs(close) > tolerance && Math.Abs(close) > 0.5 * Math.Abs(wide) ? close : 0;
    }

    // The largest jump for the values of a cell of params; that of a steep passage is one of them.
    private static double JumpOfAll(Curve curve, double time, double room, double tolerance)
    {
        double near = Math.Min(1e-13 * Math.Abs(time), room / 4);
        Interval exact = Difference(curve, time, isLimit: true, time);
        Interval close = Difference(curve, time - near, isLimit: false, time + near);
        double jump = Math.Max(Math.Max(Math.Abs(exact.Low), Math.Abs(exact.High)), Math.Max(Math.Abs(close.Low), Math.Abs(close.High)));
        return jump <= tolerance ? 0 : jump;
    }

    /// <summary>What the values at two times differ by; for all values of the params together while something is asked of a cell of them.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="before">The one time.</param>
    /// <param name="isLimit">Whether what is approached there is meant.</param>
    /// <param name="after">The other one.</param>
    public static Interval Difference(Curve curve, double before, bool isLimit, double after) =>
        curve.Params is { IsOpen: true }
            ? Extremes.At(new BinaryCurve(BinaryOperation.Subtract, FrozenCurve.At(curve, after), isLimit ? FrozenCurve.Approached(curve, before) : FrozenCurve.At(curve, before)), 0)
            : IntervalMath.Subtract(Extremes.At(curve, after), isLimit ? Extremes.Before(curve, before) : Extremes.At(curve, before));

    // What the slope is at least, whatever is drawn or driven.
    private static double Smallest(Interval slope) =>
        slope.Contains(0) || double.IsNaN(slope.Low) || double.IsNaN(slope.High) ? 0 : Math.Min(Math.Abs(slope.Low), Math.Abs(slope.High));
}
