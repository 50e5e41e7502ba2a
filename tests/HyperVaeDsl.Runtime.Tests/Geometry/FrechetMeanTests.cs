using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Tests.Geometry;

public class FrechetMeanTests
{
    private const int Dimensions = 4;

    [Property]
    public bool Of_two_points_it_is_halfway(uint seed)
    {
        var ball = new PoincareBall(0.5 + (seed % 7 / 4.0));
        float[] points = Points(ball, seed, 2);
        float[] mean = MeanOf(ball, points, [0, 1]);
        double whole = ball.Distance(points.AsSpan(0, Dimensions), points.AsSpan(Dimensions));
        return Math.Abs(ball.Distance(mean, points.AsSpan(0, Dimensions)) - (whole / 2)) < 1e-4
            && Math.Abs(ball.Distance(mean, points.AsSpan(Dimensions)) - (whole / 2)) < 1e-4;
    }

    [Property]
    public bool No_point_nearby_has_a_smaller_sum_of_squares(uint seed)
    {
        var ball = new PoincareBall(0.5 + (seed % 7 / 4.0));
        float[] points = Points(ball, seed, 6);
        float[] mean = MeanOf(ball, points, [0, 1, 2, 3, 4, 5]);
        double least = SumOfSquares(ball, points, mean);
        for (int d = 0; d < Dimensions; d++)
        {
            foreach (float shift in new[] { -0.01f, 0.01f })
            {
                float[] other = [.. mean];
                other[d] += shift;
                if (SumOfSquares(ball, points, other) < least - 1e-9)
                    return false;
            }
        }

        return true;
    }

    [Fact]
    public void Of_one_point_it_is_the_point()
    {
        float[] points = [0.1f, 0.2f, 0.3f, 0.4f, -0.5f, 0, 0, 0.1f];
        Assert.Equal([-0.5f, 0, 0, 0.1f], MeanOf(new PoincareBall(1), points, [1]));
    }

    [Fact]
    public void Of_opposite_points_it_is_the_origin_however_far_out_they_lie()
    {
        float[] points = [0.999f, 0, 0, 0, -0.999f, 0, 0, 0, 0, 0.5f, 0, 0, 0, -0.5f, 0, 0];
        Assert.All(MeanOf(new PoincareBall(1), points, [0, 1, 2, 3]), coordinate => Assert.Equal(0, coordinate, 1e-6));
    }

    private static float[] MeanOf(PoincareBall ball, float[] points, int[] members)
    {
        double[] mean = new double[Dimensions];
        new FrechetMean(Dimensions).Of(ball, points, members, mean);
        return [.. mean.Select(coordinate => (float)coordinate)];
    }

    private static double SumOfSquares(PoincareBall ball, float[] points, float[] centre)
    {
        double sum = 0;
        for (int i = 0; i < points.Length; i += Dimensions)
            sum += Math.Pow(ball.Distance(centre, points.AsSpan(i, Dimensions)), 2);
        return sum;
    }

    private static float[] Points(PoincareBall ball, uint seed, int count)
    {
        var random = new RandomStream(seed, RandomPurpose.Initialization);
        float[] points = new float[count * Dimensions];
        random.FillUniform(points);
        double room = 0.95 / Math.Sqrt(ball.Curvature * Dimensions);
        return [.. points.Select(x => (float)(((2.0 * x) - 1) * room))];
    }
}
