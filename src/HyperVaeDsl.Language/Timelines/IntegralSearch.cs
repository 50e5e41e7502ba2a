namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// Encloses an integral on stretches. On one of length w with middle m the values lie in f(m) + [l, u] (t - m), where [l, u] holds the slopes, so the
/// integral lies within (u - l) w^2 / 8 of f(m) w; it also lies between the bounds of the values times w.
/// </summary>
internal static class IntegralSearch
{
    public static Interval Enclose(Curve curve, double from, double to, int most)
    {
        BreakList breaks = new(from, to);
        curve.Breaks(from, to, breaks);
        if (!breaks.HasRoom)
            return IntervalMath.Multiply(new Interval(to - from), curve.Bound(from, to));
        List<double> cuts = breaks.Cuts();
        StretchHeap open = new();
        double error = 0;
        double size = 0;
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            Interval values = curve.Bound(cuts[i], cuts[i + 1]);
            size = Math.Max(size, Math.Max(Math.Abs(values.Low), Math.Abs(values.High)));
            error += Add(cuts[i], cuts[i + 1]);
        }
        double enough = Integrals.ClosedForm * size * (to - from);
        for (int splits = 0; splits < most && open.Count > 0 && !(error <= enough); splits++)
        {
            Stretch worst = open.TakeHighest();
            double middle = worst.From + (worst.To - worst.From) / 2;
            if (middle <= worst.From || middle >= worst.To)
            {
                open.Add(worst);
                break;
            }
            error += Add(worst.From, middle) + Add(middle, worst.To) - worst.Upper;
        }
        Interval sum = new(0);
        while (open.Count > 0)
        {
            Stretch stretch = open.TakeHighest();
            sum = IntervalMath.Add(sum, Part(curve, stretch.From, stretch.To));
        }
        return new Interval(sum.Low - enough, sum.High + enough);

        double Add(double start, double end)
        {
            Interval part = Part(curve, start, end);
            double width = part.High - part.Low;
            open.Add(new Stretch(start, end, double.IsNaN(width) ? double.PositiveInfinity : width));
            return width;
        }
    }

    private static Interval Part(Curve curve, double from, double to)
    {
        double width = to - from;
        Interval byValues = IntervalMath.Multiply(new Interval(width), Extremes.Enclose(curve, from, to));
        Interval slope = curve.Slope(from, to);
        double spread = (slope.High - slope.Low) * width * width / 8;
        if (double.IsNaN(spread) || double.IsInfinity(spread))
            return byValues;
        Interval middle = IntervalMath.Multiply(new Interval(width), Extremes.At(curve, from + width / 2));
        return IntervalMath.Intersect(byValues, new Interval(middle.Low - spread, middle.High + spread));
    }
}
