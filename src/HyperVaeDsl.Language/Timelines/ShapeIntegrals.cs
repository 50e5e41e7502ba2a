namespace HyperVaeDsl.Language.Timelines;

/// <summary>
/// Integrals of the shapes of ramps over the progress p, in closed form. Where the closed form would lose digits because a shape is nearly
/// straight (a parameter below 1), a Gauss-Legendre rule of 10 nodes takes its place: the next singularity of these shapes then lies at least
/// 1.5 from the middle of a stretch of length 1, so that its error is below 10^-14 of the size (Trefethen, Approximation Theory, theorem 19.3).
/// </summary>
internal static class ShapeIntegrals
{
    private const int MostStretches = 64;

    private static readonly double[] Nodes = [0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];

    private static readonly double[] Weights = [0.2955242247147529, 0.2692667193099963, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881];

    /// <summary>Whether the integral of a ramp is known in closed form.</summary>
    public static bool Knows(RampCurve ramp) => ramp.Warp.Equals(1.0) ? ramp.Shape != RampShape.CosinePower : WarpedShapes.KnowsIntegral(ramp.Shape);

    /// <summary>The integral of the share from one progress to another.</summary>
    public static double Of(RampShape shape, double from, double to, double k)
    {
        bool isStraight = k < 1 && shape is RampShape.Sigmoid or RampShape.RawSigmoid or RampShape.Tanh or RampShape.RawTanh or RampShape.InverseTime;
        if (!isStraight || to - from > MostStretches)
            return To(shape, to, k) - To(shape, from, k);
        int count = Math.Max(1, (int)Math.Ceiling(to - from));
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += Gauss(shape, from + (to - from) * i / count, from + (to - from) * (i + 1) / count, k);
        return sum;
    }

    /// <summary>The integral of a (b / a)^p times the duration.</summary>
    public static double OfExponential(RampCurve ramp, double from, double to)
    {
        double log = Math.Log(ramp.Ratio);
        return ramp.Duration * ramp.From * Math.Pow(ramp.Ratio, from) * (to - from) * RelativeGrowth(log * (to - from));
    }

    private static double Gauss(RampShape shape, double from, double to, double k)
    {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
            sum += Weights[i] * (Shapes.Share(shape, middle - half * Nodes[i], k) + Shapes.Share(shape, middle + half * Nodes[i], k));
        return half * sum;
    }

    // The integral from 0 to p.
    private static double To(RampShape shape, double p, double k) => shape switch
    {
        RampShape.Cosine => 0.5 * p - Math.Sin(Math.PI * p) / (2.0 * Math.PI),
        RampShape.Smoothstep => p * p * p * (1.0 - 0.5 * p),
        RampShape.Polynomial => p - (1.0 - Math.Pow(Math.Max(0.0, 1.0 - p), k + 1.0)) / (k + 1.0),
        RampShape.Sqrt => p * Math.Sqrt(Math.Max(0.0, p)) * (2.0 / 3.0),
        RampShape.InverseSqrt => OfInverseSqrt(p, k) / Shapes.Span(shape, k),
        RampShape.InverseTime => (p - Math.Log(1.0 + k * p) / k) / Shapes.Span(shape, k),
        RampShape.Sigmoid => (OfLogistic(p, k) - Shapes.Offset(shape, k) * p) / Shapes.Span(shape, k),
        RampShape.RawSigmoid => OfLogistic(p, k),
        RampShape.Tanh => (OfTanh(p, k) - Shapes.Offset(shape, k) * p) / Shapes.Span(shape, k),
        RampShape.RawTanh => 0.5 * p + 0.5 * OfTanh(p, k),
        RampShape.Staircase => OfSteps(k * p + Shapes.StepTolerance) / (k * k),
        _ => 0.5 * p * p,
    };

    // p - 2 k (sqrt(1 + x) - 1) with x = p / k, without the cancellation.
    private static double OfInverseSqrt(double p, double k)
    {
        double x = p / k;
        double root = Math.Sqrt(1.0 + x) + 1.0;
        return p * x / (root * root);
    }

    // ln((1 + e^(k (p - 1/2))) / (1 + e^(-k / 2))) / k
    private static double OfLogistic(double p, double k) => (Softplus(k * (p - 0.5)) - Softplus(-0.5 * k)) / k;

    private static double OfTanh(double p, double k) => (LogCosh(k * (p - Shapes.TanhCentre)) - LogCosh(k * Shapes.TanhCentre)) / k;

    private static double Softplus(double x) => Math.Max(x, 0.0) + Math.Log(1.0 + Math.Exp(-Math.Abs(x)));

    private static double LogCosh(double x) => Math.Abs(x) + Math.Log(1.0 + Math.Exp(-2.0 * Math.Abs(x))) - Math.Log(2.0);

    private static double OfSteps(double y)
    {
        double n = Math.Floor(y);
        return n * (n - 1.0) / 2.0 + n * (y - n);
    }

    // (e^x - 1) / x
    private static double RelativeGrowth(double x)
    {
        if (Math.Abs(x) > 0.5)
            return (Math.Exp(x) - 1.0) / x;
        double sum = 1.0;
        for (int i = 17; i >= 2; i--)
            sum = 1.0 + x / i * sum;
        return sum;
    }
}
