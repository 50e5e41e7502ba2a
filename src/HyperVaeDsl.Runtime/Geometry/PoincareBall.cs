using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Geometry;

/// <summary>
/// The Poincare ball of curvature -c: points with sqrt(c)|x| &lt; 1. Formulas as in Ganea, Becigneul and Hofmann 2018, "Hyperbolic
/// neural networks", with d(x, y) = (1/sqrt c) arcosh(1 + 2c|x-y|^2 / ((1-c|x|^2)(1-c|y|^2))).
/// </summary>
public readonly record struct PoincareBall
{
    /// <summary>Norms below this count as 0 where a direction is needed.</summary>
    private const double SmallestNorm = 1e-7;

    /// <summary>
    /// By how much sqrt(c)|x| stays below 1 in float32: coordinates, their squares and the sum of 64 of them round by less than this together.
    /// </summary>
    private const double Margin = 1.0 / (1 << 18);

    // A curvature that is learned is a tensor of the step; without one the numbers are used.
    private readonly Tensor? learned;
    private readonly Tensor? learnedRoot;

    /// <summary>The ball of a curvature.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="curvature"/> is not positive.</exception>
    public PoincareBall(double curvature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(curvature);
        Curvature = curvature;
        Root = Math.Sqrt(curvature);
    }

    /// <summary>The ball of a curvature that is learned (1 x 1); it is valid as long as the tensor, and gradients flow into it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The curvature is not positive.</exception>
    public PoincareBall(Tensor curvature)
        : this(curvature.ToScalar())
    {
        learned = curvature;
        learnedRoot = curvature.Sqrt();
    }

    /// <summary>c; the curvature is -c. A number without gradient, also where it is learned.</summary>
    public double Curvature { get; }

    /// <summary>The largest radius at which points in float32 are surely inside: (1 - 2^-18) / sqrt(c).</summary>
    public double LargestRadius => (1 - Margin) / Root;

    private double Root { get; }

    /// <summary>Distance of corresponding rows: n x D and n x D give n x 1.</summary>
    public Tensor Distance(Tensor x, Tensor y) => Distance(x, y, ConformalPart(x.Square().SumOfEachRow()), ConformalPart(y.Square().SumOfEachRow()));

    /// <summary>
    /// Distance of corresponding rows where 1 - c|x|^2 and 1 - c|y|^2 (n x 1) are known. Written as 2 ln(sqrt u + sqrt(1 + u)) / sqrt c
    /// with u = c|x-y|^2 / ((1-c|x|^2)(1-c|y|^2)): exact for close points and finite for points near the boundary, where
    /// artanh of a float32 that rounds to 1 is not.
    /// </summary>
    public Tensor Distance(Tensor x, Tensor y, Tensor conformalX, Tensor conformalY)
    {
        Tensor u = TimesCurvature((x - y).Square().SumOfEachRow()) / (conformalX * conformalY);
        Tensor half = (u.Sqrt() + (u + 1.0).Sqrt()).Log();
        return learnedRoot is null ? half * (2 / Root) : half * 2 / learnedRoot;
    }

    /// <summary>Distances of pairs of rows of points (n x D) where 1 - c|x|^2 (n x 1) is known, count x 1.</summary>
    public Tensor Distances(Tensor points, Tensor conformal, ReadOnlySpan<int> first, ReadOnlySpan<int> second) => learned is null
        ? points.Engine.BallDistances(points, conformal, first, second, Curvature)
        : Distance(points.GatherRows(first), points.GatherRows(second), conformal.GatherRows(first), conformal.GatherRows(second));

    /// <summary>For triplets of rows of points (n x D) the distance of the first two less that of the first and the third, count x 1.</summary>
    public Tensor Gaps(Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther) => learned is null
        ? points.Engine.BallGaps(points, conformal, anchors, closer, farther, Curvature)
        : ComposedOperations.BallGaps(points, conformal, anchors, closer, farther, this);

    /// <summary>
    /// Distances of all rows from all rows, n x D to n x n, where 1 - c|x|^2 (n x 1) is known. The distance of a row from itself is 0
    /// to within the rounding of a product.
    /// </summary>
    public Tensor Distances(Tensor x, Tensor conformal)
    {
        Tensor u = TimesCurvature(SquaredDistances(x)) / (conformal * conformal.Transpose());
        Tensor half = (u.Sqrt() + (u + 1.0).Sqrt()).Log();
        return OverRoot(half * 2.0);
    }

    /// <summary>Squared Euclidean distances of all rows from all rows, n x D to n x n.</summary>
    public static Tensor SquaredDistances(Tensor x)
    {
        Tensor squares = x.Square().SumOfEachRow();
        return (squares + squares.Transpose() - (x.Engine.MatMul(x, x, transposeRight: true) * 2.0)).AtLeast(0);
    }

    /// <summary>c x.</summary>
    public Tensor TimesCurvature(Tensor x) => learned is null ? x * Curvature : x * learned;

    /// <summary>sqrt(c) x.</summary>
    public Tensor TimesRoot(Tensor x) => learnedRoot is null ? x * Root : x * learnedRoot;

    /// <summary>x / sqrt(c).</summary>
    public Tensor OverRoot(Tensor x) => learnedRoot is null ? x / Root : x / learnedRoot;

    /// <summary>1 - c r^2 for squared norms r^2 (n x 1).</summary>
    public Tensor ConformalPart(Tensor squaredNorms) => 1.0 - TimesCurvature(squaredNorms);

    /// <summary>Norm of the exponential map at the origin for tangent vectors of the given norms (n x 1): tanh(sqrt(c) norm) / sqrt(c).</summary>
    public Tensor RadiusOfExp0(Tensor norms) => OverRoot(TimesRoot(norms).Tanh());

    /// <summary>The exponential map at the origin of tangent vectors, n x D: tanh(sqrt(c)|v|) v / (sqrt(c)|v|).</summary>
    public Tensor Exp0(Tensor v)
    {
        Tensor norms = v.NormOfEachRow();
        return v * (RadiusOfExp0(norms) / norms.AtLeast(SmallestNorm));
    }

    /// <summary>The inverse of <see cref="Exp0(Tensor)"/>, n x D: artanh(sqrt(c)|x|) x / (sqrt(c)|x|).</summary>
    public Tensor Log0(Tensor x)
    {
        Tensor norms = x.NormOfEachRow();
        return x * (TimesRoot(norms).Artanh() / TimesRoot(norms.AtLeast(SmallestNorm)));
    }

    /// <summary>Norm of the tangent vector at the origin whose exponential has the given norm (n x 1): artanh(sqrt(c) norm) / sqrt(c).</summary>
    public Tensor TangentNorm(Tensor norms) => OverRoot(TimesRoot(norms).Artanh());

    /// <summary>Distance from the origin of points with the given Euclidean norms (n x 1): (2/sqrt c) artanh(sqrt(c) norm).</summary>
    public Tensor DistanceFromOrigin(Tensor norms) => TangentNorm(norms) * 2.0;

    /// <summary>Points of the given directions (n x D, any length) and radii (n x 1).</summary>
    public static Tensor AtRadius(Tensor directions, Tensor norms, Tensor radii) => directions * (radii / norms.AtLeast(SmallestNorm));

    /// <summary>Distance of two points.</summary>
    public double Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        double squaredX = 0, squaredY = 0, squaredGap = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double gap = (double)x[i] - y[i];
            squaredX += (double)x[i] * x[i];
            squaredY += (double)y[i] * y[i];
            squaredGap += gap * gap;
        }

        double u = Curvature * squaredGap / ((1 - (Curvature * squaredX)) * (1 - (Curvature * squaredY)));
        return 2 / Root * Math.Asinh(Math.Sqrt(u));
    }

    /// <summary>Distance of a point with the given Euclidean norm from the origin: (2/sqrt c) artanh(sqrt(c) norm).</summary>
    public double DistanceFromOrigin(double norm) => 2 / Root * Math.Atanh(Root * norm);

    /// <summary>Mobius addition x + y, written to <paramref name="sum"/>.</summary>
    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sum)
    {
        double dot = 0, squaredX = 0, squaredY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            dot += x[i] * y[i];
            squaredX += x[i] * x[i];
            squaredY += y[i] * y[i];
        }

        double c = Curvature;
        double ofX = 1 + (2 * c * dot) + (c * squaredY);
        double ofY = 1 - (c * squaredX);
        double denominator = 1 + (2 * c * dot) + (c * c * squaredX * squaredY);
        for (int i = 0; i < x.Length; i++)
            sum[i] = ((ofX * x[i]) + (ofY * y[i])) / denominator;
    }

    /// <summary>Shortens a vector to the given norm if it is longer.</summary>
    public static void Project(Span<double> x, double maxNorm)
    {
        double squared = 0;
        foreach (double coordinate in x)
            squared += coordinate * coordinate;
        double norm = Math.Sqrt(squared);
        if (norm <= maxNorm)
            return;
        for (int i = 0; i < x.Length; i++)
            x[i] *= maxNorm / norm;
    }
}
