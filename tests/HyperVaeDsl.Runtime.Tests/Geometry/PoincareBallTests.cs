using FsCheck.Xunit;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Tests.Geometry;

public class PoincareBallTests
{
    private const int Dimensions = 5;

    [Theory]
    [InlineData(.08, .1603)]
    [InlineData(.1, .2007)]
    [InlineData(.5, 1.0986)]
    [InlineData(.85, 2.5123)]
    [InlineData(.9, 2.9444)]
    [InlineData(.95, 3.6636)]
    [InlineData(.99, 5.2933)]
    public void Distances_from_the_origin(double norm, double distance)
    {
        var ball = new PoincareBall(1);
        Assert.Equal(distance, ball.DistanceFromOrigin(norm), 5e-5);
        Assert.Equal(ball.DistanceFromOrigin(norm), ball.Distance([0, 0], [(float)norm, 0]), 1e-5);
    }

    [Property]
    public bool Addition_cancels_on_the_left(uint seed)
    {
        var ball = new PoincareBall(Curvature(seed));
        double[] x = Point(ball, seed, 0), y = Point(ball, seed, 1);
        double[] minusX = [.. x.Select(coordinate => -coordinate)];
        double[] sum = new double[Dimensions], back = new double[Dimensions];
        ball.Add(x, y, sum);
        ball.Add(minusX, sum, back);
        return Near(back, y, 1e-8);
    }

    [Property]
    public bool Distance_is_that_of_the_difference_from_the_origin_and_symmetric(uint seed)
    {
        var ball = new PoincareBall(Curvature(seed));
        double[] x = Point(ball, seed, 0), y = Point(ball, seed, 1);
        double[] minusX = [.. x.Select(coordinate => -coordinate)];
        double[] difference = new double[Dimensions];
        ball.Add(minusX, y, difference);
        double expected = ball.DistanceFromOrigin(Norm(difference));
        float[] left = Single(x), right = Single(y);
        return Math.Abs(ball.Distance(left, right) - expected) < 1e-4 && ball.Distance(left, right) == ball.Distance(right, left);
    }

    [Property]
    public bool The_triangle_inequality_holds(uint seed)
    {
        var ball = new PoincareBall(Curvature(seed));
        float[] x = Single(Point(ball, seed, 0)), y = Single(Point(ball, seed, 1)), z = Single(Point(ball, seed, 2));
        return ball.Distance(x, z) <= ball.Distance(x, y) + ball.Distance(y, z) + 1e-9;
    }

    [Property(MaxTest = 50)]
    public bool Tensors_give_the_distances_of_points(uint seed)
    {
        using var engine = new ReferenceEngine();
        var ball = new PoincareBall(Curvature(seed));
        float[] x = Single(Point(ball, seed, 0)), y = Single(Point(ball, seed, 1));
        Tensor distance = ball.Distance(engine.Constant(x, 1, Dimensions), engine.Constant(y, 1, Dimensions));
        return Math.Abs(engine.ReadDouble(distance)[0] - ball.Distance(x, y)) < 1e-5;
    }

    [Property(MaxTest = 50)]
    public bool Logarithm_and_exponential_at_the_origin_undo_each_other(uint seed)
    {
        using var engine = new ReferenceEngine();
        var ball = new PoincareBall(Curvature(seed));
        double[] v = [.. Point(ball, seed, 0).Select(coordinate => 3 * coordinate)];
        Tensor tangent = engine.Constant(v, 1, Dimensions);
        Tensor point = ball.Exp0(tangent);
        double distance = ball.DistanceFromOrigin(Norm(engine.ReadDouble(point)));
        return Near(engine.ReadDouble(ball.Log0(point)), v, 1e-5) && Math.Abs(distance - (2 * Norm(v))) < 1e-5;
    }

    [Fact]
    public void A_flat_ball_has_twice_the_Euclidean_distance()
    {
        Assert.Equal(2 * Math.Sqrt(0.08), new PoincareBall(1e-9).Distance([0.1f, 0.3f], [0.3f, 0.1f]), 1e-6);
    }

    [Fact]
    public void Distance_of_a_point_from_itself_is_zero_with_zero_gradient()
    {
        using var engine = new ReferenceEngine();
        var inputs = (ReferenceParameterSet)engine.CreateParameters([new ParameterShape("x", 1, 2, "x")]);
        inputs.Write("x", [0.3f, 0.4f]);
        engine.BeginStep(recordGradients: true);
        Tensor distance = new PoincareBall(1).Distance(inputs["x"], inputs["x"]);
        engine.Backward(distance);
        Assert.Equal(0, engine.ReadDouble(distance)[0]);
        Assert.Equal([0, 0], inputs.Access("x", ParameterState.Gradient));
    }

    [Fact]
    public void Projection_shortens_only_what_is_too_long()
    {
        double[] inside = [0.3, 0.4], outside = [3, 4];
        PoincareBall.Project(inside, 0.9);
        PoincareBall.Project(outside, 0.9);
        Assert.Equal([0.3, 0.4], inside);
        Assert.Equal(0.9, Norm(outside), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Curvature_must_be_positive(double curvature)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PoincareBall(curvature));
    }

    private static double Curvature(uint seed) => 0.2 + (seed % 20 * 0.1);

    private static double[] Point(PoincareBall ball, uint seed, int index)
    {
        float[] coordinates = new float[Dimensions];
        new RandomStream(seed, RandomPurpose.NoiseA, index).FillNormal(coordinates);
        double[] point = [.. coordinates.Select(coordinate => 0.4 * coordinate)];
        PoincareBall.Project(point, 0.95 / Math.Sqrt(ball.Curvature));
        return point;
    }

    private static float[] Single(double[] values) => [.. values.Select(value => (float)value)];

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static bool Near(double[] x, double[] y, double tolerance) => x.Zip(y, (a, b) => Math.Abs(a - b) < tolerance).All(near => near);
}
