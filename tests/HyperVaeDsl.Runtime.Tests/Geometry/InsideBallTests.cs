using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Geometry;

/// <summary>In float32 no point of a model reaches the boundary of the ball, where distances are infinite.</summary>
public class InsideBallTests
{
    private const int Points = 64;

    [Theory]
    [InlineData(BallProjection.ExponentialMap)]
    [InlineData(BallProjection.TanhRadius)]
    [InlineData(BallProjection.SigmoidRadius)]
    [InlineData(BallProjection.LearnedDirection)]
    public void Points_of_any_latent_vectors_stay_inside_up_to_a_radius_of_one_less_1e_7(BallProjection projection) => Law.Holds(60, Law.Seeds, seed =>
    {
        var draw = new Random(seed);
        int dimensions = draw.Next(1, 65);
        double curvature = Math.Exp((draw.NextDouble() * 4) - 2);
        double shortOfBoundary = Math.Pow(10, -1 - (6 * draw.NextDouble()));
        var settings = new DualVaeSettings(dimensions, [8], [8], projection, DecoderInput.Ball, curvature, (1 - shortOfBoundary) / Math.Sqrt(curvature)) { Networks = new ProjectionSettings(8, 1) };
        using var engine = new CpuEngine(1);
        var map = new BallMap("m", settings);
        List<ParameterShape> shapes = [];
        map.Declare(shapes);
        ParameterSet parameters = engine.CreateParameters(shapes.Count > 0 ? shapes : [new ParameterShape("none.bias", 1, 1, "none")]);
        foreach (ParameterShape shape in parameters.Shapes)
            parameters.Write(shape.Name, [.. Enumerable.Range(0, shape.Rows * shape.Columns).Select(_ => (float)(draw.NextDouble() - 0.5))]);
        // The radius of its own as large as it can be.
        if (parameters.Shapes.LastOrDefault(shape => shape.Name.StartsWith("m.radius", StringComparison.Ordinal) && shape.IsVector) is { } bias)
            parameters.Write(bias.Name, [.. Enumerable.Repeat(60f, bias.Columns)]);
        map.Bind(parameters);
        engine.BeginStep(recordGradients: false);
        float[] latents = [.. Enumerable.Range(0, Points * dimensions).Select(_ => (float)((draw.NextDouble() - 0.5) * Math.Pow(10, draw.Next(-6, 7))))];
        var geometry = new PoincareBall(curvature);
        (Tensor ball, _) = map.Apply(engine.Constant(latents, Points, dimensions), geometry, new Dropout(0, RandomPurpose.DropoutA));
        float[] points = new float[Points * dimensions];
        ball.CopyTo(points);
        for (int i = 0; i < Points; i++)
        {
            double norm = Math.Sqrt(points.AsSpan(i * dimensions, dimensions).ToArray().Sum(x => (double)x * x));
            Assert.True(Math.Sqrt(curvature) * norm < 1, $"a norm of {norm:R} leaves the ball of curvature {curvature:R}");
        }

        // What losses make of them is finite, too.
        float[] distances = new float[Points];
        geometry.DistanceFromOrigin(ball.NormOfEachRow()).CopyTo(distances);
        Assert.All(distances, distance => Assert.True(float.IsFinite(distance)));
        geometry.Distance(ball, ball.GatherRows([.. Enumerable.Range(0, Points).Reverse()])).CopyTo(distances);
        Assert.All(distances, distance => Assert.True(float.IsFinite(distance)));
    });
}
