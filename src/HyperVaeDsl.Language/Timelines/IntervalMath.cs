namespace HyperVaeDsl.Language.Timelines;

/// <summary>Arithmetic on intervals: each result holds every value that the operands can give.</summary>
internal static class IntervalMath
{
    public static Interval Add(Interval a, Interval b) => Ordered(a.Low + b.Low, a.High + b.High);

    public static Interval Subtract(Interval a, Interval b) => Ordered(a.Low - b.High, a.High - b.Low);

    public static Interval Multiply(Interval a, Interval b)
    {
        double p = Times(a.Low, b.Low);
        double q = Times(a.Low, b.High);
        double r = Times(a.High, b.Low);
        double s = Times(a.High, b.High);
        return Ordered(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    /// <summary>All squares.</summary>
    public static Interval Square(Interval a)
    {
        Interval product = Multiply(a, a);
        return product.Low < 0 ? new Interval(0, product.High) : product;
    }

    /// <summary>Everything where the divisor holds 0.</summary>
    public static Interval Divide(Interval a, Interval b) =>
        b.Contains(0) ? Interval.Everything : Multiply(a, Interval.Between(1 / b.Low, 1 / b.High));

    public static Interval Min(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

    public static Interval Max(Interval a, Interval b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

    /// <summary>What lies in both; the first where rounding leaves nothing.</summary>
    public static Interval Intersect(Interval a, Interval b)
    {
        double low = Math.Max(a.Low, b.Low);
        double high = Math.Min(a.High, b.High);
        return low <= high ? new Interval(low, high) : a;
    }

    // 0 times an unbounded value is 0 here: an unbounded slope is one of a single instant.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Interval Ordered(double low, double high) => double.IsNaN(low) || double.IsNaN(high) ? Interval.Everything : new Interval(low, high);
}
