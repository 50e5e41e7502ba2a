using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Reporting;

namespace HyperVaeDsl.Runtime.Tests.Reporting;

public class BallPictureTests
{
    private const double Middle = BallPicture.Size / 2;

    [Fact]
    public void A_picture_reads_back_to_its_pixels()
    {
        var pixels = new byte[7 * 3 * 4];
        new Random(5).NextBytes(pixels);
        (int width, int height, byte[] read) = PngReader.Read(PngFile.Encode(pixels, 7));
        Assert.Equal((7, 3), (width, height));
        Assert.Equal(pixels, read);
    }

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(5, 0.25)]
    [InlineData(16, 4.0)]
    public void The_distance_from_the_middle_is_the_norm_in_units_of_the_ball(int dimensions, double curvature)
    {
        float[] points = Points(60, dimensions, 1 / Math.Sqrt(curvature), new Random(dimensions));
        (double X, double Y)[] places = BallPicture.Places(points, dimensions, curvature);
        for (int i = 0; i < places.Length; i++)
        {
            double norm = Math.Sqrt(points[(i * dimensions)..((i + 1) * dimensions)].Sum(value => (double)value * value));
            Assert.Equal(norm * Math.Sqrt(curvature) * BallPicture.Disk, Math.Sqrt(Square(places[i].X - Middle) + Square(places[i].Y - Middle)), 1e-6);
        }
    }

    [Fact]
    public void In_two_dimensions_it_is_the_ball_turned_or_mirrored()
    {
        float[] points = Points(40, 2, 1, new Random(1));
        (double X, double Y)[] places = BallPicture.Places(points, 2, 1);
        for (int i = 1; i < places.Length; i++)
        {
            double expected = Math.Sqrt(Square(points[2 * i] - points[0]) + Square(points[(2 * i) + 1] - points[1])) * BallPicture.Disk;
            Assert.Equal(expected, Math.Sqrt(Square(places[i].X - places[0].X) + Square(places[i].Y - places[0].Y)), 1e-4);
        }
    }

    [Fact]
    public void The_plane_is_the_one_in_which_the_directions_vary_most()
    {
        // Directions spread most along the third axis, less along the first, little along the others.
        var draw = new Random(3);
        double[] spread = [0.5, 0.05, 1, 0.05];
        float[] points = [.. Enumerable.Range(0, 4 * 2000).Select(i => (float)((i % 4 == 1 ? 1 : 0) + (spread[i % 4] * ((2 * draw.NextDouble()) - 1))))];
        (double[] first, double[] second) = PrincipalPlane.Of(points, 4);
        Assert.True(first[2] > 0.99, $"The first vector is {string.Join(", ", first)}.");
        Assert.True(second[0] > 0.99, $"The second vector is {string.Join(", ", second)}.");
        Assert.Equal(0, first.Zip(second, (a, b) => a * b).Sum(), 1e-12);
        Assert.Equal(1, first.Sum(value => value * value), 1e-12);
    }

    [Fact]
    public void Points_at_the_origin_and_a_ball_of_one_dimension_are_drawn()
    {
        Assert.All(BallPicture.Places(new float[6], 3, 1), place => Assert.Equal((Middle, Middle), place));
        (double X, double Y)[] line = BallPicture.Places([0.5f, -0.25f], 1, 1);
        Assert.Equal([Middle + (0.5 * BallPicture.Disk), Middle - (0.25 * BallPicture.Disk)], line.Select(place => Math.Round(place.X, 9)));
    }

    [Fact]
    public void The_rare_operations_lie_on_top_in_their_colours_and_the_corners_are_clear()
    {
        // Operation 0 has valuation 9; at one place with many of valuation 0 it is what is seen.
        int[] operations = [0, .. TernaryOperations.OfValuation(0)[..50].ToArray()];
        float[] points = [.. operations.SelectMany(_ => (float[])[0.5f, 0f])];
        byte[] file = BallPicture.Draw(points, operations, 1);
        (int width, _, byte[] pixels) = PngReader.Read(file);
        (double x, double y) = BallPicture.Places(points, 2, 1)[0];
        int at = (((int)y * width) + (int)x) * 4;
        (byte Red, byte Green, byte Blue) top = ValuationColours.Of(9);
        Assert.InRange(Math.Abs(pixels[at] - top.Red) + Math.Abs(pixels[at + 1] - top.Green) + Math.Abs(pixels[at + 2] - top.Blue), 0, 90);
        Assert.Equal(0, pixels[3]);
        Assert.Equal(file, BallPicture.Draw(points, operations, 1));
    }

    private static float[] Points(int count, int dimensions, double radius, Random draw)
    {
        var points = new float[count * dimensions];
        for (int i = 0; i < points.Length; i++)
            points[i] = (float)(((2 * draw.NextDouble()) - 1) * radius / Math.Sqrt(dimensions));
        return points;
    }

    private static double Square(double value) => value * value;
}
