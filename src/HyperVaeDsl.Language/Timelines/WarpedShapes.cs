namespace HyperVaeDsl.Language.Timelines;

/// <summary>Slopes and integrals of shapes that are taken at a power w of the progress x, at p = x^w.</summary>
internal static class WarpedShapes
{
    /// <summary>Whether the integral is a sum of powers.</summary>
    public static bool KnowsIntegral(RampShape shape) => shape is RampShape.Linear or RampShape.Sqrt or RampShape.Smoothstep;

    /// <summary>The integral of the share over the progress.</summary>
    public static double Integral(RampShape shape, double from, double to, double w)
    {
        return shape switch
        {
            RampShape.Smoothstep => 3.0 * OfPower(2.0 * w) - 2.0 * OfPower(3.0 * w),
            RampShape.Sqrt => OfPower(0.5 * w),
            _ => OfPower(w),
        };

        double OfPower(double power) => (Math.Pow(to, power + 1.0) - Math.Pow(from, power + 1.0)) / (power + 1.0);
    }

    /// <summary>Enclosure of the derivative of the share by the progress over [from, to]; it is what is taken but for cosines.</summary>
    public static Interval Derivative(RampShape shape, double from, double to, double k, double w)
    {
        if (shape is RampShape.Cosine or RampShape.CosinePower)
            return IntervalMath.Multiply(Shapes.Derivative(shape, Math.Pow(from, w), Math.Pow(to, w), k), Interval.Between(w * Math.Pow(from, w - 1.0), w * Math.Pow(to, w - 1.0)));
        Interval ends = Interval.Between(Derivative(shape, from, k, w), Derivative(shape, to, k, w));
        double turn = Turn(shape, k, w);
        return from < turn && turn < to ? ends.Join(new Interval(Derivative(shape, turn, k, w))) : ends;
    }

    private static double Derivative(RampShape shape, double x, double k, double w) => shape switch
    {
        RampShape.Smoothstep => 6.0 * w * Math.Pow(x, 2.0 * w - 1.0) * (1.0 - Math.Pow(x, w)),
        RampShape.Sqrt => 0.5 * w * Math.Pow(x, 0.5 * w - 1.0),
        RampShape.Polynomial => k * Math.Pow(Math.Max(0.0, 1.0 - Math.Pow(x, w)), k - 1.0) * w * Math.Pow(x, w - 1.0),
        _ => w * Math.Pow(x, w - 1.0),
    };

    // Where the second derivative is 0, which is once at most; not a number where it never is.
    private static double Turn(RampShape shape, double k, double w) => shape switch
    {
        RampShape.Smoothstep => Math.Pow((2.0 * w - 1.0) / (3.0 * w - 1.0), 1.0 / w),
        RampShape.Polynomial => Math.Pow((w - 1.0) / (k * w - 1.0), 1.0 / w),
        _ => double.NaN,
    };
}
