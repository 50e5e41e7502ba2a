namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// The share of its way that a ramp has gone at progress p, from 0 to 1, and how fast it goes. Every shape is monotone. The generated
/// code computes the same expressions, bit for bit.
/// </summary>
internal static class Shapes
{
    /// <summary>Where the tanh shape has its middle: timm's default bounds -7 and 3 put it at 7/10 of the way.</summary>
    public const double TanhCentre = 0.7;

    /// <summary>A step is taken this share of a step early, so that one at a whole epoch is not missed by rounding.</summary>
    public const double StepTolerance = 1e-9;

    /// <summary>The share at progress p; for <see cref="RampShape.Exponential"/>, which has none, p itself.</summary>
    public static double Share(RampShape shape, double p, double k) => shape switch
    {
        RampShape.Cosine => 0.5 - 0.5 * Math.Cos(Math.PI * p),
        RampShape.Smoothstep => p * p * (3.0 - 2.0 * p),
        RampShape.CosinePower => 1.0 - Math.Pow(0.5 + 0.5 * Math.Cos(Math.PI * p), k),
        RampShape.Polynomial => 1.0 - Math.Pow(HasRoots(k) ? Math.Max(0.0, 1.0 - p) : 1.0 - p, k),
        RampShape.Sqrt => Math.Sqrt(p),
        RampShape.InverseSqrt => (1.0 - InverseSqrt(p, k)) / Span(shape, k),
        RampShape.InverseTime => (1.0 - InverseTime(p, k)) / Span(shape, k),
        RampShape.Sigmoid => (Logistic(p, k) - Logistic(0.0, k)) / Span(shape, k),
        RampShape.RawSigmoid => Logistic(p, k),
        RampShape.Tanh => (Tanh(p, k) - Tanh(0.0, k)) / Span(shape, k),
        RampShape.RawTanh => 0.5 + 0.5 * Tanh(p, k),
        RampShape.Staircase => Math.Floor(k * p + StepTolerance) / k,
        _ => p,
    };

    /// <summary>Whether x^k has no value below 0, where rounding may put the end of a passage.</summary>
    public static bool HasRoots(double k) => !Math.Floor(k).Equals(k);

    /// <summary>What a renormalised shape is divided by.</summary>
    public static double Span(RampShape shape, double k) => shape switch
    {
        RampShape.InverseSqrt => 1.0 - InverseSqrt(1.0, k),
        RampShape.InverseTime => 1.0 - InverseTime(1.0, k),
        RampShape.Sigmoid => Logistic(1.0, k) - Logistic(0.0, k),
        RampShape.Tanh => Tanh(1.0, k) - Tanh(0.0, k),
        _ => 1.0,
    };

    /// <summary>What is subtracted from a renormalised shape.</summary>
    public static double Offset(RampShape shape, double k) => shape switch
    {
        RampShape.Sigmoid => Logistic(0.0, k),
        RampShape.Tanh => Tanh(0.0, k),
        _ => 0.0,
    };

    /// <summary>The derivative of the share; infinite where it is.</summary>
    public static double Derivative(RampShape shape, double p, double k) => shape switch
    {
        RampShape.Cosine => 0.5 * Math.PI * Math.Sin(Math.PI * p),
        RampShape.Smoothstep => 6.0 * p * (1.0 - p),
        RampShape.Polynomial => k * Math.Pow(Math.Max(0.0, 1.0 - p), k - 1.0),
        RampShape.Sqrt => 0.5 / Math.Sqrt(Math.Max(0.0, p)),
        RampShape.InverseSqrt => 0.5 / k * Math.Pow(1.0 + p / k, -1.5) / Span(shape, k),
        RampShape.InverseTime => k * InverseTime(p, k) * InverseTime(p, k) / Span(shape, k),
        RampShape.Sigmoid or RampShape.RawSigmoid => k * Logistic(p, k) * (1.0 - Logistic(p, k)) / Span(shape, k),
        RampShape.Tanh => k * (1.0 - Tanh(p, k) * Tanh(p, k)) / Span(shape, k),
        RampShape.RawTanh => 0.5 * k * (1.0 - Tanh(p, k) * Tanh(p, k)),
        RampShape.Staircase => 0.0,
        _ => 1.0,
    };

    /// <summary>Enclosure of the derivative over [from, to]: it has one peak at most.</summary>
    public static Interval Derivative(RampShape shape, double from, double to, double k)
    {
        if (shape == RampShape.CosinePower)
        {
            // k c^(k-1) (pi/2) sin(pi p) with c = (1 + cos(pi p)) / 2, which falls.
            Interval power = Interval.Between(Power(from, k), Power(to, k));
            return IntervalMath.Multiply(power, Derivative(RampShape.Cosine, from, to, k));
        }
        Interval ends = Interval.Between(Derivative(shape, from, k), Derivative(shape, to, k));
        double peak = shape is RampShape.Tanh or RampShape.RawTanh ? TanhCentre : 0.5;
        bool peaks = shape is RampShape.Cosine or RampShape.Smoothstep or RampShape.Sigmoid or RampShape.RawSigmoid or RampShape.Tanh or RampShape.RawTanh;
        double top = peaks && from < peak && peak < to ? Derivative(shape, peak, k) : ends.High;
        return new Interval(ends.Low, Math.Max(ends.High, top));
    }

    private static double Power(double p, double k) => k * Math.Pow(0.5 + 0.5 * Math.Cos(Math.PI * p), k - 1.0);

    private static double InverseSqrt(double p, double k) => 1.0 / Math.Sqrt(1.0 + p / k);

    private static double InverseTime(double p, double k) => 1.0 / (1.0 + k * p);

    private static double Logistic(double p, double k) => 1.0 / (1.0 + Math.Exp(k * (0.5 - p)));

    private static double Tanh(double p, double k) => Math.Tanh(k * (p - TanhCentre));
}
