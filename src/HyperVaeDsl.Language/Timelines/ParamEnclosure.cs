namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// What a curve can be at a moment for all values of a cell of params: where it rises or falls in a param, the ends of its side decide; elsewhere the mean value form
/// f(m) + sum [d_i] (x_i - m_i) and the bounds of what is calculated limit it. So two uses of one param are seen together.
/// Source: R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to Interval Analysis (2009), sections 6.2 (mean value form) and 6.4 (monotonicity test form).
/// </summary>
internal static class ParamEnclosure
{
    /// <summary>Encloses the values on a stretch that is so short that it is looked at as one moment.</summary>
    public static Interval Of(Curve curve, double from, double to, ParamBox box)
    {
        Interval naive = curve.Bound(from, to);
        Interval[] cell = box.Values;
        int[] wide = [.. Enumerable.Range(0, cell.Length).Where(i => !cell[i].IsPoint)];
        if (naive.IsPoint || wide.Length == 0)
            return naive;
        Interval[] partials = [.. wide.Select(i => curve.Partial(i, from, to))];
        try
        {
            Interval ends = new(At(side => partials[side].Low >= 0, side => partials[side].High <= 0).Low, At(side => partials[side].High <= 0, side => partials[side].Low >= 0).High);
            return IntervalMath.Intersect(IntervalMath.Intersect(naive, ends), Mean());
        }
        finally
        {
            box.Set(cell);
        }

        // The values with the lower or the upper end of some sides.
        Interval At(Func<int, bool> isLower, Func<int, bool> isUpper)
        {
            Interval[] part = [.. cell];
            for (int side = 0; side < wide.Length; side++)
                part[wide[side]] = isLower(side) ? new Interval(cell[wide[side]].Low) : isUpper(side) ? new Interval(cell[wide[side]].High) : cell[wide[side]];
            box.Set(part);
            return curve.Bound(from, to);
        }

        Interval Mean()
        {
            Interval[] middle = [.. cell.Select(side => new Interval(side.Low + (side.High - side.Low) / 2))];
            box.Set(middle);
            Interval mean = curve.Bound(from, to);
            for (int side = 0; side < wide.Length; side++)
                mean = IntervalMath.Add(mean, IntervalMath.Multiply(partials[side], IntervalMath.Subtract(cell[wide[side]], middle[wide[side]])));
            return mean;
        }
    }
}
