namespace HyperVaeDsl.Language.Timelines;

/// <summary>What became of a fact that was to be proved.</summary>
/// <param name="IsProved">Whether it holds for all values of the params.</param>
/// <param name="Counterexample">Values for which it fails, a value for each param; null where none was found.</param>
internal readonly record struct BoxVerdict(bool IsProved, double[]? Counterexample);

/// <summary>
/// Proves of all times and all values of the params that a curve lies in an interval, by branch and bound over both. On a cell, a stretch of time without
/// breaks and a box of params, the slopes in time and in each param are enclosed: where one has one sign, the end of its side decides, so that uses in which the
/// params are straight need no halving; elsewhere the mean value form f(m) + sum [d_i] (x_i - m_i) and the bounds of the values limit it, and the side on which
/// the values can change most is halved. A cell that exceeds by less than <see cref="Extremes.Tolerance"/> of the size of what is compared touches.
/// Source: E. Hansen, G. W. Walster, Global Optimization Using Interval Analysis (2004), sections 12.3 (monotonicity) and 11.5 (choice of the side).
/// </summary>
internal sealed class BoxSearch
{
    private readonly ParamFact fact;
    private readonly ParamBox box;
    private readonly int[] dimensions;
    private readonly Interval[] whole;
    private readonly Interval[] work;
    private readonly double slack;
    private int left;

    private BoxSearch(ParamFact fact, ParamBox box, int most)
    {
        this.fact = fact;
        this.box = box;
        left = most;
        whole = box.Whole;
        HashSet<int> used = [.. ParamsOf(fact.Curve).Select(param => param.Index)];
        work = [.. whole];
        dimensions = [.. Enumerable.Range(0, whole.Length).Where(i => !whole[i].IsPoint && used.Contains(i))];
        double size = Math.Max(Size(fact.Allowed.Low), Size(fact.Allowed.High));
        slack = Math.Max(fact.Tolerance, fact.Tolerance == 0 ? 0 : Extremes.Tolerance * size);
    }

    /// <summary>Tries to prove a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="box">The params; its full ranges are looked at, and it is open.</param>
    /// <param name="most">How many cells may be looked at; what was looked at is taken off.</param>
    public static BoxVerdict Prove(ParamFact fact, ParamBox box, ref int most)
    {
        BoxSearch search = new(fact, box, most);
        BoxVerdict verdict = search.Run();
        most = search.left;
        return verdict;
    }

    /// <summary>Whether a fact holds at a point, as far as times that are looked at tell.</summary>
    public static bool Fails(ParamFact fact, ParamBox box, double[] point, IEnumerable<double> times)
    {
        box.Set([.. point.Select(value => new Interval(value))]);
        return times.Any(time => Outside(fact, fact.Curve.Bound(time, time)));
    }

    /// <summary>
    /// Values of the params with which a curve that changes its sign between two points is 0, as short as there are; null where no doubles make it 0.
    /// </summary>
    public static double[]? Zero(ParamFact fact, ParamBox box, double[] from, double[] to)
    {
        bool SignAt(double share) => At(share).Low < 0;
        Interval At(double share)
        {
            box.Set([.. from.Select((start, i) => new Interval(start + share * (to[i] - start)))]);
            return fact.Curve.Bound(fact.From, fact.From);
        }

        (double low, double high) = (0, 1);
        bool first = SignAt(low);
        for (int i = 0; i < 200 && SignAt(high) != first; i++)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            (low, high) = SignAt(middle) == first ? (middle, high) : (low, middle);
        }
        for (int digits = 1; digits <= 17; digits++)
        {
            double[] point = [.. from.Select((start, i) => start.Equals(to[i]) ? start : Text.Numbers.Rounded(start + high * (to[i] - start), digits))];
            box.Set([.. point.Select(value => new Interval(value))]);
            if (fact.Curve.Bound(fact.From, fact.From).Contains(0) && point.Select((value, i) => box.Domains[i].Contains(value)).All(inside => inside))
                return point;
        }
        return null;
    }

    /// <summary>The params in a curve, each where it is used.</summary>
    public static IEnumerable<ParamCurve> ParamsOf(Curve curve) => curve switch
    {
        ParamCurve param => [param],
        { Params: null } => [],
        ReferenceCurve reference => reference.Timeline.Segments.SelectMany(segment => ParamsOf(segment.Curve)),
        _ => curve.Parts.SelectMany(ParamsOf),
    };

    private BoxVerdict Run()
    {
        List<double> cuts = [fact.From, fact.To];
        if (fact.To > fact.From)
        {
            BreakList breaks = new(fact.From, fact.To);
            fact.Curve.Breaks(fact.From, fact.To, breaks);
            if (breaks.HasRoom)
                cuts = breaks.Cuts();
        }
        Stack<Cell> open = new();
        for (int i = cuts.Count - 2; i >= 0; i--)
            open.Push(new Cell(cuts[i], cuts[i + 1], whole));
        while (open.Count > 0)
        {
            if (left-- <= 0)
                return new BoxVerdict(false, null);
            Cell cell = open.Pop();
            if (IsInside(cell))
                continue;
            if (Counterexample(cell) is { } found)
                return new BoxVerdict(false, found);
            if (!Halve(cell, open))
                return new BoxVerdict(false, null);
        }
        return new BoxVerdict(true, null);
    }

    private bool IsInside(Cell cell)
    {
        Set(cell.Box);
        if (Fits(fact.Curve.Bound(cell.From, cell.To)))
            return true;
        Interval slope = cell.To > cell.From ? fact.Curve.Slope(cell.From, cell.To) : new Interval(0);
        Interval[] partials = [.. dimensions.Select(i => fact.Curve.Partial(i, cell.From, cell.To))];
        return Upper(cell, slope, partials, 1) <= fact.Allowed.High + slack && -Upper(cell, slope, partials, -1) >= fact.Allowed.Low - slack;
    }

    // The largest value of sign times the curve on a cell.
    private double Upper(Cell cell, Interval slope, Interval[] partials, int sign)
    {
        bool all = true;
        for (int k = 0; k < dimensions.Length; k++)
        {
            Interval side = cell.Box[dimensions[k]];
            bool rises = sign > 0 ? partials[k].Low >= 0 : partials[k].High <= 0;
            bool falls = sign > 0 ? partials[k].High <= 0 : partials[k].Low >= 0;
            work[dimensions[k]] = rises ? new Interval(side.High) : falls ? new Interval(side.Low) : side;
            all &= rises || falls;
        }
        box.Set(work);
        bool isMonotone = cell.To <= cell.From || Extremes.IsMonotone(slope);
        Interval naive = cell.To <= cell.From ? fact.Curve.Bound(cell.From, cell.From) : isMonotone ? Extremes.Ends(fact.Curve, cell.From, cell.To) : fact.Curve.Bound(cell.From, cell.To);
        double best = sign > 0 ? naive.High : -naive.Low;
        if (all && isMonotone)
            return best;
        double middle = cell.From + (cell.To - cell.From) / 2;
        for (int k = 0; k < dimensions.Length; k++)
            work[dimensions[k]] = new Interval(Middle(cell.Box[dimensions[k]]));
        box.Set(work);
        Interval centre = fact.Curve.Bound(middle, middle);
        Interval mean = cell.To > cell.From ? IntervalMath.Add(centre, Reach(slope, cell.To - cell.From)) : centre;
        for (int k = 0; k < dimensions.Length; k++)
            mean = IntervalMath.Add(mean, Reach(partials[k], cell.Box[dimensions[k]].High - cell.Box[dimensions[k]].Low));
        double byMean = sign > 0 ? mean.High : -mean.Low;
        return double.IsNaN(byMean) ? best : Math.Min(best, byMean);
    }

    private double[]? Counterexample(Cell cell)
    {
        double middle = cell.From + (cell.To - cell.From) / 2;
        double inset = cell.To > cell.From ? Extremes.Inset(cell.From, cell.To) : 0;
        double[] times = [cell.From, middle, cell.To - inset];
        Set(cell.Box);
        Interval[] partials = [.. dimensions.Select(i => fact.Curve.Partial(i, cell.From, cell.To))];
        foreach (int direction in new[] { 1, -1, 0 })
        {
            double[] point = [.. cell.Box.Select((side, i) => side.IsPoint ? side.Low : box.Domains[i].Middle(side))];
            // Where the values rise or fall throughout, the end at which they are largest, or smallest.
            for (int k = 0; k < dimensions.Length && direction != 0; k++)
            {
                Interval side = cell.Box[dimensions[k]];
                if (Extremes.IsMonotone(partials[k]))
                    point[dimensions[k]] = partials[k].Low >= 0 == direction > 0 ? side.High : side.Low;
            }
            if (Fails(fact, box, point, times))
                return Shortest(point, times);
        }
        return null;
    }

    // The fewest digits with which it still fails, so that a message says a number that people write.
    private double[] Shortest(double[] point, double[] times)
    {
        foreach (int i in dimensions)
        {
            double exact = point[i];
            for (int digits = 1; digits <= 15; digits++)
            {
                point[i] = Text.Numbers.Rounded(exact, digits);
                if (box.Domains[i].Contains(point[i]) && Fails(fact, box, point, times))
                    break;
                point[i] = exact;
            }
        }
        return point;
    }

    private bool Halve(Cell cell, Stack<Cell> open)
    {
        Set(cell.Box);
        double length = cell.To - cell.From;
        int widest = -1;
        double most = length > 1e-13 * Math.Max(1, Math.Abs(cell.To)) ? Change(fact.Curve.Slope(cell.From, cell.To), length) : -1;
        for (int k = 0; k < dimensions.Length; k++)
        {
            Interval side = cell.Box[dimensions[k]];
            double change = box.Domains[dimensions[k]].Halves(side) != null ? Change(fact.Curve.Partial(dimensions[k], cell.From, cell.To), side.High - side.Low) : -1;
            if (change > most)
                (most, widest) = (change, dimensions[k]);
        }
        if (most < 0)
            return false;
        if (widest < 0)
        {
            double middle = cell.From + length / 2;
            open.Push(cell with { From = middle });
            open.Push(cell with { To = middle });
            return true;
        }
        (Interval lower, Interval upper) = box.Domains[widest].Halves(cell.Box[widest])!.Value;
        open.Push(cell.With(widest, upper));
        open.Push(cell.With(widest, lower));
        return true;
    }

    private void Set(Interval[] sides)
    {
        sides.CopyTo(work, 0);
        box.Set(sides);
    }

    private bool Fits(Interval values) => values.High <= fact.Allowed.High + slack && values.Low >= fact.Allowed.Low - slack;

    private static bool Outside(ParamFact fact, Interval values) =>
        double.IsNaN(values.Low) || values.Low > fact.Allowed.High + fact.Tolerance || values.High < fact.Allowed.Low - fact.Tolerance;

    // By how much a side lets the values change; one of which nothing is known is halved by its length.
    private static double Change(Interval slope, double length)
    {
        double steepest = Math.Max(Math.Abs(slope.Low), Math.Abs(slope.High));
        return double.IsNaN(steepest) || double.IsInfinity(steepest) ? 1e300 * length : steepest * length;
    }

    private static Interval Reach(Interval slope, double length) => IntervalMath.Multiply(slope, new Interval(-length / 2, length / 2));

    private static double Middle(Interval side) => side.Low + (side.High - side.Low) / 2;

    private static double Size(double limit) => Math.Abs(limit) < double.MaxValue ? Math.Abs(limit) : 0;

    /// <summary>A stretch of time and a box of params.</summary>
    private sealed record Cell(double From, double To, Interval[] Box)
    {
        public Cell With(int side, Interval values)
        {
            Interval[] changed = [.. Box];
            changed[side] = values;
            return this with { Box = changed };
        }
    }
}
