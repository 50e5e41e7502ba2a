namespace HyperVaeDsl.Runtime.Geometry;

/// <summary>
/// The point with the least mean squared distance from some points of a Poincare ball (Karcher 1977), found by Riemannian gradient
/// descent. Each step is divided by a bound of the second derivative, mean of sqrt(c) d coth(sqrt(c) d), so that it never overshoots;
/// in a space of negative curvature there is one such point.
/// </summary>
internal sealed class FrechetMean(int dimensions)
{
    private const int MostSteps = 200;
    private const double Tolerance = 1e-8;

    private readonly double[] point = new double[dimensions];
    private readonly double[] difference = new double[dimensions];
    private readonly double[] direction = new double[dimensions];
    private readonly double[] mirrored = new double[dimensions];

    /// <summary>Writes the mean of the chosen rows to <paramref name="mean"/>.</summary>
    /// <param name="ball">The ball.</param>
    /// <param name="points">Points, row by row.</param>
    /// <param name="members">The rows, at least one.</param>
    /// <param name="mean">Room for the coordinates of the mean.</param>
    public void Of(PoincareBall ball, ReadOnlySpan<float> points, ReadOnlySpan<int> members, Span<double> mean)
    {
        mean.Clear();
        foreach (int member in members)
        {
            for (int d = 0; d < dimensions; d++)
                mean[d] += points[(member * dimensions) + d] / (double)members.Length;
        }

        if (members.Length == 1)
            return;
        for (int step = 0; step < MostSteps; step++)
        {
            if (Move(ball, points, members, mean) < Tolerance)
                return;
        }
    }

    // One step; returns its length before it was shortened, in the metric of the ball.
    private double Move(PoincareBall ball, ReadOnlySpan<float> points, ReadOnlySpan<int> members, Span<double> mean)
    {
        double root = Math.Sqrt(ball.Curvature);
        double conformal = 2 / (1 - (ball.Curvature * Squared(mean)));
        double bend = 0;
        Array.Clear(direction);
        for (int d = 0; d < dimensions; d++)
            mirrored[d] = -mean[d];
        foreach (int member in members)
        {
            for (int d = 0; d < dimensions; d++)
                point[d] = points[(member * dimensions) + d];
            ball.Add(mirrored, point, difference);
            double norm = Math.Sqrt(Squared(difference));
            double angle = 2 * Math.Atanh(Math.Min(root * norm, 1 - 1e-15));
            bend += angle < 1e-6 ? 1 : angle / Math.Tanh(angle);
            if (norm == 0)
                continue;
            for (int d = 0; d < dimensions; d++)
                direction[d] += angle / (root * conformal * norm) * difference[d] / members.Length;
        }

        double length = Math.Sqrt(Squared(direction));
        if (length == 0)
            return 0;
        double taken = length * members.Length / bend;
        double scale = Math.Tanh(root * conformal * taken / 2) / (root * length);
        for (int d = 0; d < dimensions; d++)
            (point[d], direction[d]) = (mean[d], scale * direction[d]);
        ball.Add(point, direction, mean);
        return conformal * length;
    }

    private static double Squared(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double coordinate in x)
            sum += coordinate * coordinate;
        return sum;
    }
}
